import { ObservedVolume } from '../kubernetes/ObservedStore';

/**
 * Whether a volume stays when its claim goes, with the data on it: whoever made
 * its storage class wanted it to.
 */
export function isKept({ reclaimPolicy }: ObservedVolume): boolean {
  return reclaimPolicy === 'Retain';
}

/** The volumes that a deletion still has to wait for when the namespace is gone. */
export function findLeavingVolumes(
  volumes: readonly ObservedVolume[],
): ObservedVolume[] {
  // A volume is let go of a moment after its claim is gone.
  return volumes.filter(volume => !isKept(volume) || volume.phase === 'Bound');
}
