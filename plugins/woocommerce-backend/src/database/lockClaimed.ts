import { Knex } from 'knex';
import { StoreClaim } from './StoreRepository';
import { StoreRow, Timestamp } from './storeRows';
import { selectBeginning } from './transact';

/** A store that nobody else can change until the transaction ends. */
export interface LockedStore {
  readonly row: StoreRow;
  /** The database's time. */
  readonly now: Date;
}

/**
 * Begins a transaction by locking a store with its operation.
 *
 * Both are locked, as PostgreSQL looks again only at what it locks: whoever had to
 * be waited for may have ended the operation.
 *
 * @returns undefined when they are no longer as they were claimed
 * @see https://www.postgresql.org/docs/current/transaction-iso.html#XACT-READ-COMMITTED
 */
export async function lockClaimed(
  transaction: Knex.Transaction,
  claim: StoreClaim,
): Promise<LockedStore | undefined> {
  const row = await transaction<StoreRow>('stores')
    .join('operations', 'operations.id', 'stores.operation_id')
    .where(toClaimColumns(claim))
    .where('operations.status', claim.operationStatus)
    .select('stores.*', selectBeginning(transaction))
    .forUpdate()
    .first<(StoreRow & { now: Timestamp }) | undefined>();
  return row && { row, now: new Date(row.now) };
}

/** What a row of `stores` is known by as it was claimed. */
export function toClaimColumns(claim: StoreClaim) {
  const { storeId, operationId, epoch, isFree } = claim;
  return {
    'stores.id': storeId,
    'stores.operation_id': operationId,
    'stores.lease_epoch': epoch,
    ...(isFree && { 'stores.lease_holder': null }),
  };
}
