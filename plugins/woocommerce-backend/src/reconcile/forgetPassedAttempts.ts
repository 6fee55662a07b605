import { StoreRecord } from '../database/StoreRepository';
import { ObservedStore } from '../kubernetes/ObservedStore';

/**
 * The store without the attempts of a verification that passed, once its release
 * is another one: that one has not been tried yet.
 */
export function forgetPassedAttempts(
  store: StoreRecord,
  observed: ObservedStore,
): StoreRecord {
  const { operation, verification } = store;
  const isAnother =
    observed.reachable &&
    observed.release !== undefined &&
    observed.release.revision !== verification?.releaseRevision;
  return operation.status !== 'Running' &&
    operation.step === 'verify-store' &&
    operation.reason === undefined &&
    verification?.passed &&
    isAnother
    ? { ...store, operation: { ...operation, attempts: 0 } }
    : store;
}
