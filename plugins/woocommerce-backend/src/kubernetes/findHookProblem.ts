import type { V1Job, V1Pod } from '@kubernetes/client-node';
import { callCluster } from './errors';
import { findFirst } from './findFirst';
import { findPodProblem } from './findPodProblem';
import { Kubernetes } from './loadKubernetes';
import { ObservedProblem } from './ObservedStore';

const HOOK_ANNOTATION = 'helm.sh/hook';

/**
 * Says what keeps a pod of an install or upgrade hook from running. Helm itself
 * only says that it has waited in vain.
 */
export async function findHookProblem(
  kubernetes: Kubernetes,
  namespace: string,
): Promise<ObservedProblem | undefined> {
  const { core, batch } = kubernetes;
  const [pods, jobs] = await Promise.all([
    callCluster(() => core.listNamespacedPod({ namespace })),
    callCluster(() => batch.listNamespacedJob({ namespace })),
  ]);
  const hookJobs = new Set(
    jobs.items.filter(isHook).map(({ metadata }) => metadata?.uid),
  );
  const hookPods = pods.items.filter(
    pod =>
      isHook(pod) ||
      pod.metadata?.ownerReferences?.some(({ uid }) => hookJobs.has(uid)),
  );
  const now = new Date();
  return findFirst(hookPods, pod =>
    findPodProblem(pod, { volumeClaims: [] }, now),
  );
}

function isHook({ metadata }: V1Job | V1Pod): boolean {
  const hook = metadata?.annotations?.[HOOK_ANNOTATION];
  return hook !== undefined && hook !== 'test';
}
