import { PeekedStore } from '../database';
import { StoreClaim, StoreRecord } from '../database/StoreRepository';
import { StoreLease } from '../lease/StoreLease';

/** What entitles to record something of the store as it was read under the lease. */
export function toClaim(
  store: StoreRecord,
  { epoch }: Pick<StoreLease, 'epoch'>,
): StoreClaim {
  return {
    storeId: store.id,
    operationId: store.operation.id,
    operationStatus: store.operation.status,
    epoch,
  };
}

/** What entitles to record something of a store that nobody has worked on since it was read. */
export function toFreeClaim(peeked: PeekedStore): StoreClaim {
  return { ...toClaim(peeked.store, peeked), isFree: true };
}
