import type { V1PersistentVolume } from '@kubernetes/client-node';
import {
  ObservedVolume,
  ObservedVolumeClaim,
} from '../kubernetes/ObservedStore';
import { WatchedVolumeClaim } from '../kubernetes/watch/WatchedObjects';

/** Says what is to be known of a volume claim. */
export function toObservedVolumeClaim({
  metadata,
  status,
}: WatchedVolumeClaim): ObservedVolumeClaim {
  return {
    name: metadata?.name ?? '',
    uid: metadata?.uid ?? '',
    phase: status?.phase ?? 'Pending',
    terminating: metadata?.deletionTimestamp !== undefined,
    finalizers: metadata?.finalizers ?? [],
  };
}

/** Says what is to be known of a persistent volume. */
export function toObservedVolume({
  metadata,
  spec,
  status,
}: V1PersistentVolume): ObservedVolume {
  return {
    name: metadata?.name ?? '',
    reclaimPolicy: spec?.persistentVolumeReclaimPolicy,
    phase: status?.phase,
    finalizers: metadata?.finalizers ?? [],
    message: status?.message,
    since: status?.lastPhaseTransitionTime,
  };
}
