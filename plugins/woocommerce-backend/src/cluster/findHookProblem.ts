import type { V1Job, V1Pod } from '@kubernetes/client-node';
import { findFailure } from '../failures/findFailure';
import { callCluster } from '../kubernetes/errors';
import { Kubernetes } from '../kubernetes/loadKubernetes';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { readEvents } from './readEvents';

const HOOK_ANNOTATION = 'helm.sh/hook';

/**
 * Says why an install or upgrade hook has failed, or what keeps it from running.
 * Helm itself only says that it has waited in vain.
 */
export async function findHookProblem(
  kubernetes: Kubernetes,
  options: { namespace: string; now: Date },
): Promise<ObservedProblem | undefined> {
  const { core, batch } = kubernetes;
  const { namespace, now } = options;
  const [podList, jobList] = await Promise.all([
    callCluster(() => core.listNamespacedPod({ namespace })),
    callCluster(() => batch.listNamespacedJob({ namespace })),
  ]);
  const jobs = jobList.items.filter(isHook);
  const pods = podList.items.filter(
    pod =>
      isHook(pod) ||
      jobs.some(job =>
        pod.metadata?.ownerReferences?.some(
          ({ uid }) => uid === job.metadata?.uid,
        ),
      ),
  );
  const objects = { jobs, pods };
  const found = findFailure({ objects }, now);
  if (found || jobs.length + pods.length === 0) {
    return found;
  }
  // A Job whose pods are refused only says so in events.
  const question = { warnings: true, claims: false };
  const events = await readEvents(kubernetes, { namespace, question });
  return findFailure({ objects, events }, now);
}

function isHook({ metadata }: V1Job | V1Pod): boolean {
  const hook = metadata?.annotations?.[HOOK_ANNOTATION];
  return hook !== undefined && hook !== 'test';
}
