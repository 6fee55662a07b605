/**
 * Whether a volume stays when its claim goes, with the data on it: whoever made
 * its storage class wanted it to.
 */
export function isKept(volume: { readonly reclaimPolicy?: string }): boolean {
  return volume.reclaimPolicy === 'Retain';
}
