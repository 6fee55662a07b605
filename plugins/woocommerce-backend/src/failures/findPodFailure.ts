import { findFirst } from '../kubernetes/findFirst';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import {
  WatchedPod,
  WatchedVolumeClaim,
} from '../kubernetes/watch/WatchedObjects';
import { findContainerFailure } from './findContainerFailure';
import { findPodEventFailure } from './findPodEventFailure';
import { findSchedulingFailure } from './findSchedulingFailure';
import { findVolumeFailure } from './findVolumeFailure';
import { ClusterEvent } from './FailureSources';

/**
 * How long a pod may wait for its volumes and a node before that is a problem:
 * every pod does for a moment.
 */
export const POD_GRACE_MS = 5_000;

/** Says what keeps a pod from being ready. */
export function findPodFailure(options: {
  pod: WatchedPod;
  volumeClaims?: readonly WatchedVolumeClaim[];
  events?: readonly ClusterEvent[];
  now: Date;
}): ObservedProblem | undefined {
  const { pod, volumeClaims = [], now } = options;
  const statuses = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ];
  const failure = findFirst(statuses, status =>
    findContainerFailure({ pod, status, now }),
  );
  if (failure || isNewborn(pod, now)) {
    return failure;
  }
  return (
    findVolumeFailure({ ...options, volumeClaims }) ??
    findSchedulingFailure(pod) ??
    findPodEventFailure(options)
  );
}

/** By the cluster's clock, which need not be the one that is asked here. */
function isNewborn(pod: WatchedPod, now: Date): boolean {
  const created = pod.metadata?.creationTimestamp;
  return (
    created !== undefined &&
    Math.abs(now.getTime() - new Date(created).getTime()) < POD_GRACE_MS
  );
}
