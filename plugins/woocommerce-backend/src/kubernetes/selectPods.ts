import {
  WatchedDeployment,
  WatchedPod,
  WatchedStatefulSet,
} from './watch/WatchedObjects';

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
