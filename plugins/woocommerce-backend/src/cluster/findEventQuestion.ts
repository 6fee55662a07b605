import { needsEvents } from '../failures/findPodEventFailure';
import { POD_GRACE_MS } from '../failures/findPodFailure';
import { ObservedWorkload } from '../kubernetes/ObservedStore';
import { selectPods } from '../kubernetes/selectPods';
import { WorkloadObjects } from '../kubernetes/StoreWatches';
import {
  WatchedDeployment,
  WatchedObject,
  WatchedStatefulSet,
} from '../kubernetes/watch/WatchedObjects';

/** Which events could say more of a store. */
export interface EventQuestion {
  /** What is warned of. */
  readonly warnings: boolean;
  /** What is said of volume claims, which is no warning always. */
  readonly claims: boolean;
}

/**
 * Says which events to ask for, since they are not watched: a cluster has more of
 * them than of all else. That is those that could tell why a workload isn't
 * ready, where its own objects don't, and are too old for it to go without saying.
 */
export function findEventQuestion(
  objects: WorkloadObjects,
  workloads: readonly ObservedWorkload[],
  now: Date,
): EventQuestion {
  const unready = workloads.filter(
    ({ ready, desiredReplicas }) => !ready && desiredReplicas > 0,
  );
  return {
    warnings: unready.some(
      workload =>
        (workload.problem?.reason ?? 'Unclassified') === 'Unclassified' &&
        mayBeWarnedOf(workload, objects, now),
    ),
    claims: unready.some(({ problem }) => problem?.reason === 'VolumeNotBound'),
  };
}

function mayBeWarnedOf(
  { kind, name, desiredReplicas }: ObservedWorkload,
  objects: WorkloadObjects,
  now: Date,
): boolean {
  const list: readonly (WatchedDeployment | WatchedStatefulSet)[] =
    kind === 'Deployment' ? objects.deployments : objects.statefulSets;
  const workload = list.find(({ metadata }) => metadata?.name === name);
  if (!workload) {
    return false;
  }
  const pods = selectPods(workload, objects.pods);
  return pods.length < desiredReplicas
    ? isOlder(workload, 1_000, now)
    : pods.some(
        pod => isOlder(pod, POD_GRACE_MS, now) && needsEvents(pod, now),
      );
}

/** The cluster's clock need not be the one that is asked here. */
function isOlder(
  { metadata }: WatchedObject,
  milliseconds: number,
  now: Date,
): boolean {
  const created = new Date(metadata?.creationTimestamp ?? 0);
  return Math.abs(now.getTime() - created.getTime()) >= milliseconds;
}
