import { callForExisting } from '../kubernetes/errors';
import { listSecrets } from '../kubernetes/listSecrets';
import { listVolumeClaims } from '../kubernetes/listVolumeClaims';
import { listClaimedVolumes, listVolumesOf } from '../kubernetes/listVolumes';
import { Kubernetes } from '../kubernetes/loadKubernetes';
import { ReachableStore } from '../kubernetes/ObservedStore';
import { findRelease } from './findRelease';
import { Refusals } from './Refusals';
import { summarizeNamespace } from './summarizeNamespace';
import { toObservedVolume, toObservedVolumeClaim } from './toObservedVolumes';

/**
 * Asks for what has to be gone before a store is. Of its workloads it says
 * nothing, and of the release nothing in a namespace that goes, as it goes, too.
 *
 * @throws ClusterUnreachableError when the API server does not answer
 */
export async function observeRemains(
  kubernetes: Kubernetes,
  options: { namespace: string; now: Date },
): Promise<ReachableStore> {
  const { namespace: name, now } = options;
  const refusals = new Refusals();
  const namespace = await callForExisting(() =>
    kubernetes.core.readNamespace({ name }),
  );
  const isGoing = namespace?.metadata?.deletionTimestamp !== undefined;
  const [secrets = [], claims] = await Promise.all([
    namespace && !isGoing
      ? refusals.ask('Secret', () =>
          listSecrets(kubernetes, { namespace: name }),
        )
      : [],
    namespace ? listVolumeClaims(kubernetes, name) : [],
  ]);
  const volumes =
    claims.length > 0
      ? await listClaimedVolumes(kubernetes, claims)
      : await listVolumesOf(kubernetes, name);
  return {
    reachable: true,
    observedAt: now,
    namespace: namespace && summarizeNamespace(namespace),
    closed: refusals.get('Secret'),
    limitsReady: false,
    release: findRelease(secrets, name),
    isReleaseUnknown: isGoing,
    workloads: [],
    cronJobs: [],
    volumeClaims: claims.map(toObservedVolumeClaim),
    volumes: volumes.map(toObservedVolume),
  };
}
