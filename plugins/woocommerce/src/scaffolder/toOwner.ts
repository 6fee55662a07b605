/** The owner that is chosen in a form, in the field `owner`, if any is. */
export function toOwner(formData: unknown): string | undefined {
  if (typeof formData !== 'object' || !formData || !('owner' in formData)) {
    return undefined;
  }
  const { owner } = formData;
  return typeof owner === 'string' && owner ? owner : undefined;
}
