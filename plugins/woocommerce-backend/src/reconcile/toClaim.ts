import { StoreClaim, StoreRecord } from '../database/StoreRepository';
import { StoreLease } from '../lease/StoreLease';

/** What entitles to record something of the store as it was read under the lease. */
export function toClaim(store: StoreRecord, lease: StoreLease): StoreClaim {
  return {
    storeId: store.id,
    operationId: store.operation.id,
    operationStatus: store.operation.status,
    epoch: lease.epoch,
  };
}
