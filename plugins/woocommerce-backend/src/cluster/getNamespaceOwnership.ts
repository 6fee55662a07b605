import { ObservedNamespace } from '../kubernetes/ObservedStore';

/**
 * Whose a namespace is that has a store's name: the store's own; the one that was
 * made for the store, but without the label that says so; or somebody else's.
 */
export type NamespaceOwnership = 'own' | 'unlabelled' | 'foreign';

/**
 * Says whose a namespace is. Only the store's own may be changed or deleted:
 * whoever takes the label away takes the namespace out of the portal's hands.
 */
export function getNamespaceOwnership(
  store: { readonly id: string; readonly namespaceUid?: string },
  namespace: Pick<ObservedNamespace, 'uid' | 'storeId'>,
): NamespaceOwnership {
  if (namespace.storeId === store.id) {
    return 'own';
  }
  return namespace.uid === store.namespaceUid ? 'unlabelled' : 'foreign';
}
