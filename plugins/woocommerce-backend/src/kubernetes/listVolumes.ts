import type {
  V1PersistentVolume,
  V1PersistentVolumeClaim,
} from '@kubernetes/client-node';
import { callCluster } from './errors';
import { Kubernetes } from './loadKubernetes';

/** How many volumes of a cluster are read at a time: all else has to wait for each page. */
const PAGE_SIZE = 500;

/** What can be the name of a volume; a claim may name anything. */
const NAME = /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;

/** Asks for the persistent volumes that claims are bound to, by their names. */
export async function listClaimedVolumes(
  { core }: Kubernetes,
  claims: readonly V1PersistentVolumeClaim[],
): Promise<V1PersistentVolume[]> {
  const lists = await Promise.all(
    claims
      .flatMap(({ spec }) => spec?.volumeName ?? [])
      .filter(name => NAME.test(name))
      // By a list, which is all that the portal's account may do with volumes.
      .map(name => `metadata.name=${name}`)
      .map(fieldSelector =>
        callCluster(() => core.listPersistentVolume({ fieldSelector })),
      ),
  );
  const uids = new Set(claims.map(({ metadata }) => metadata?.uid));
  return lists
    .flatMap(({ items }) => items)
    .filter(({ spec }) => uids.has(spec?.claimRef?.uid));
}

/**
 * Asks for the persistent volumes that are bound to a namespace or were, which
 * takes a list of all volumes of the cluster.
 */
export async function listVolumesOf(
  { core }: Kubernetes,
  namespace: string,
): Promise<V1PersistentVolume[]> {
  return callCluster(async () => {
    const found: V1PersistentVolume[] = [];
    let next: string | undefined;
    do {
      const { items, metadata } = await core.listPersistentVolume({
        limit: PAGE_SIZE,
        _continue: next,
      });
      found.push(
        ...items.filter(({ spec }) => spec?.claimRef?.namespace === namespace),
      );
      next = metadata?._continue;
    } while (next);
    return found;
  });
}
