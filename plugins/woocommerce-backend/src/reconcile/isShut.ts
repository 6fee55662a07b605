import { getNamespaceOwnership } from '../cluster/getNamespaceOwnership';
import { StoreRecord } from '../database/StoreRepository';
import { ObservedNamespace } from '../kubernetes/ObservedStore';

/**
 * Whether the portal's account lacks its rights in a namespace that is the
 * store's: it was made before there were any, or somebody took them away. In one
 * that goes away they may be the first to go, and nothing is done there any more.
 */
export function isShut(
  store: StoreRecord,
  seen: { readonly namespace?: ObservedNamespace; readonly closed?: string },
): boolean {
  const { closed, namespace } = seen;
  return (
    closed !== undefined &&
    namespace !== undefined &&
    !namespace.terminating &&
    getNamespaceOwnership(store, namespace) === 'own'
  );
}
