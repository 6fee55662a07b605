import { findFirst } from './findFirst';
import { findPodProblem } from './findPodProblem';
import { ObservedProblem } from './ObservedStore';
import { WorkloadObjects } from './StoreWatches';
import {
  WatchedDeployment,
  WatchedPod,
  WatchedStatefulSet,
} from './watch/WatchedObjects';

/** Longer messages of the cluster are cut: they are shown to people. */
const MESSAGE_LIMIT = 1_000;

/**
 * Says what keeps a workload's pods from being ready, as far as it can be seen
 * in the workload's own conditions, its pods and its volume claims.
 */
export function findWorkloadProblem(
  workload: WatchedDeployment | WatchedStatefulSet,
  objects: WorkloadObjects,
  now: Date,
): ObservedProblem | undefined {
  const problem =
    findReplicaFailure(workload) ??
    findFirst(selectPods(workload, objects.pods), pod =>
      findPodProblem(pod, objects, now),
    );
  return (
    problem && { ...problem, message: problem.message.slice(0, MESSAGE_LIMIT) }
  );
}

/** Pods that the API server refuses never exist: only their owner says so. */
function findReplicaFailure(
  workload: WatchedDeployment | WatchedStatefulSet,
): ObservedProblem | undefined {
  const failure = workload.status?.conditions?.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  if (!failure) {
    return undefined;
  }
  const message = failure.message ?? 'The pods can’t be created';
  return {
    reason: message.includes('exceeded quota')
      ? 'QuotaExceeded'
      : 'AdmissionRejected',
    message,
  };
}

/** The pods that belong to a workload. */
export function selectPods(
  workload: WatchedDeployment | WatchedStatefulSet,
  pods: readonly WatchedPod[],
): WatchedPod[] {
  const wanted = Object.entries(workload.spec?.selector?.matchLabels ?? {});
  return pods.filter(pod =>
    wanted.every(([key, value]) => pod.metadata?.labels?.[key] === value),
  );
}
