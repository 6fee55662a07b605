import type { V1APIService } from '@kubernetes/client-node';
import { findForeignFinalizers } from '../kubernetes/finalizers';
import { WatchedObject } from '../kubernetes/watch/WatchedObjects';
import { DeletionObstacle } from './StoreInventory';

/** Finds who keeps an object from going away: finalizers are never stripped. */
export function findHolders(
  kind: string,
  object: Pick<WatchedObject, 'metadata'>,
): DeletionObstacle[] {
  const { name, finalizers } = object.metadata ?? {};
  const foreign = findForeignFinalizers(finalizers);
  return foreign.length > 0
    ? [
        {
          reason: 'FinalizerHeld',
          object: `${kind}/${name}`,
          message: describeHolders(`${kind} ${name}`, foreign),
        },
      ]
    : [];
}

/** Says of an object by which finalizers it is held. */
export function describeHolders(
  object: string,
  finalizers: readonly string[],
): string {
  const [noun, pronoun] =
    finalizers.length > 1 ? ['finalizers', 'them'] : ['finalizer', 'it'];
  return `${object} has the ${noun} ${finalizers.join(
    ', ',
  )}, and stays until what put ${pronoun} there takes ${pronoun} away again.`;
}

/** Kubernetes deletes no namespace as long as it can't tell what is in it. */
export function findDeadApi(apiService: V1APIService): DeletionObstacle[] {
  const name = apiService.metadata?.name;
  const available = apiService.status?.conditions?.find(
    ({ type }) => type === 'Available',
  );
  return available?.status === 'False'
    ? [
        {
          reason: 'NamespaceStuck',
          object: `APIService/${name}`,
          message: `APIService ${name} does not answer, and no namespace of the cluster goes away before it does: ${
            available.message ?? available.reason ?? 'it is not available'
          }`,
        },
      ]
    : [];
}
