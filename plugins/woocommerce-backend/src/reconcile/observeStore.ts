import { StoreRecord } from '../database/StoreRepository';
import { getStatusMessage } from '../kubernetes/errors';
import { ObservedStore, StoreObject } from '../kubernetes/ObservedStore';
import { isShut } from './isShut';
import { StoreCluster } from './StoreCluster';

/**
 * Observes a store; of one that is to be removed, only what remains. In a
 * namespace that is the store's and in which the portal's account has no rights,
 * it gets them first, if it may: without them nobody could say what is the matter.
 */
export async function observeStore(options: {
  cluster: StoreCluster;
  store: StoreRecord;
  fresh: boolean;
  now: Date;
  labelled?: readonly StoreObject[];
  mayGrant: boolean;
}): Promise<ObservedStore> {
  const { cluster, store, mayGrant, ...rest } = options;
  const { namespace } = store;
  const observe = () =>
    // Calls to a cluster that is lost would only keep a place from others.
    store.operation.kind === 'delete' && cluster.reachable
      ? cluster.observer.observeRemains({ namespace, now: rest.now })
      : cluster.observer.observe({ namespace, ...rest });
  const observed = await observe();
  if (!mayGrant || !observed.reachable || !isShut(store, observed)) {
    return observed;
  }
  const problem = await tryGrant(cluster, namespace);
  const again = await observe();
  return again.reachable && isShut(store, again)
    ? {
        reachable: false,
        message:
          problem ??
          `The portal's account may not look at the store: ${again.closed}`,
      }
    : again;
}

/** Says why the rights can't be got. The namespace may be about to go, too. */
async function tryGrant(
  { client }: StoreCluster,
  namespace: string,
): Promise<string | undefined> {
  try {
    await client.grantAccess({ namespace });
    return undefined;
  } catch (error) {
    return getStatusMessage(error);
  }
}
