import { StoreRecord } from '../database/StoreRepository';
import { ObservedStore } from '../kubernetes/ObservedStore';
import { isApplied } from './releaseStatus';

/**
 * The UID of the store's namespace, when it isn't known yet: the namespace was
 * made by a portal that did not keep it.
 */
export function toNamespaceChanges(
  store: StoreRecord,
  observed: ObservedStore,
): { namespaceUid?: string } {
  if (!observed.reachable || !observed.namespace) {
    return {};
  }
  const { uid, storeId } = observed.namespace;
  return storeId === store.id && uid !== store.namespaceUid
    ? { namespaceUid: uid }
    : {};
}

/** What is known of a store and has become different with its release. */
export function toReleaseChanges(
  store: StoreRecord,
  observed: ObservedStore,
): { verification?: undefined; chartVersion?: string } {
  const { operation, verification } = store;
  if (!observed.reachable || observed.isReleaseUnknown) {
    return {};
  }
  if (!observed.release) {
    // Revisions are counted anew, so that this one must not be taken for a later one.
    return verification ? { verification: undefined } : {};
  }
  const { chartVersion } = operation;
  return chartVersion !== undefined &&
    chartVersion !== store.chartVersion &&
    isApplied(observed.release, operation)
    ? { chartVersion }
    : {};
}
