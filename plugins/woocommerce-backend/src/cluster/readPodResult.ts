import type { V1Pod } from '@kubernetes/client-node';
import { findPodFailure } from '../failures/findPodFailure';
import { callForExisting } from '../kubernetes/errors';
import { Kubernetes } from '../kubernetes/loadKubernetes';
import { ObservedProblem } from '../kubernetes/ObservedStore';

/** What came of a pod that is to run to its end. */
export interface PodResult {
  readonly uid: string;
  /** The last message of the container that was asked for; undefined before its end. */
  readonly message?: string;
  /** What keeps the pod from running, as far as the cluster says. */
  readonly problem?: ObservedProblem;
}

/** Reads what came of a pod; undefined when there is none of that name. */
export async function readPodResult(
  kubernetes: Kubernetes,
  options: { namespace: string; name: string; container: string; now: Date },
): Promise<PodResult | undefined> {
  const { namespace, name, container, now } = options;
  const pod = await callForExisting(() =>
    kubernetes.core.readNamespacedPod({ namespace, name }),
  );
  const status = pod?.status?.containerStatuses?.find(
    each => each.name === container,
  );
  return (
    pod && {
      uid: pod.metadata?.uid ?? '',
      message: status?.state?.terminated?.message,
      problem: findPodFailure({ pod, now }) ?? findEviction(pod),
    }
  );
}

/** Why a pod was ended from outside: it took too long, or its node needed room. */
function findEviction({ status }: V1Pod): ObservedProblem | undefined {
  return status?.phase === 'Failed' && status.message
    ? { reason: 'Unclassified', message: status.message }
    : undefined;
}
