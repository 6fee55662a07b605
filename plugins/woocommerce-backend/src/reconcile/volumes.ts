import { isKept } from '../kubernetes/isKept';
import { ObservedVolume } from '../kubernetes/ObservedStore';

/** The volumes that a deletion still has to wait for when the namespace is gone. */
export function findLeavingVolumes(
  volumes: readonly ObservedVolume[],
): ObservedVolume[] {
  // A volume is let go of a moment after its claim is gone.
  return volumes.filter(volume => !isKept(volume) || volume.phase === 'Bound');
}
