import { StoreRecord } from '../database/StoreRepository';
import { ObservedStore } from '../kubernetes/ObservedStore';
import { isApplied } from './releaseStatus';

/** What is known of a store and has become different with its release. */
export function toReleaseChanges(
  store: StoreRecord,
  observed: ObservedStore,
): { verification?: undefined; chartVersion?: string } {
  const { operation, verification } = store;
  if (!observed.reachable) {
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
