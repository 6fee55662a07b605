import { Knex } from 'knex';
import { callDatabase } from './callDatabase';
import { StoreClaim } from './StoreRepository';
import { StoreRow, Timestamp } from './storeRows';
import { selectBeginning } from './transact';

/** A store that nobody else can change until the transaction ends. */
interface LockedStore {
  readonly store: StoreRow;
  /** The database's time before others were waited for. */
  readonly now: Date;
}

/**
 * Runs a transaction for a store that is still as it was claimed, once more when
 * others were in its way.
 *
 * @returns false when the store is no longer so, and nothing was done
 * @throws ServiceUnavailableError when the database does not answer
 */
export async function transactClaimed(
  database: Knex,
  claim: StoreClaim,
  work: (transaction: Knex.Transaction, locked: LockedStore) => Promise<void>,
): Promise<boolean> {
  return callDatabase(() =>
    database.transaction(async transaction => {
      const locked = await lock(transaction, claim);
      if (locked) {
        await work(transaction, locked);
      }
      return locked !== undefined;
    }),
  );
}

/**
 * Locks the operation, too, as PostgreSQL looks again only at what it locks:
 * whoever had to be waited for may have ended it.
 *
 * @see https://www.postgresql.org/docs/current/transaction-iso.html#XACT-READ-COMMITTED
 */
async function lock(
  transaction: Knex.Transaction,
  claim: StoreClaim,
): Promise<LockedStore | undefined> {
  const { storeId, operationId, operationStatus, epoch, isFree } = claim;
  const store = await transaction<StoreRow>('stores')
    .join('operations', 'operations.id', 'stores.operation_id')
    .where({
      'stores.id': storeId,
      'stores.operation_id': operationId,
      'stores.lease_epoch': epoch,
      'operations.status': operationStatus,
      ...(isFree && { 'stores.lease_holder': null }),
    })
    .select('stores.*', selectBeginning(transaction))
    .forUpdate()
    .first<(StoreRow & { now: Timestamp }) | undefined>();
  return store && { store, now: new Date(store.now) };
}
