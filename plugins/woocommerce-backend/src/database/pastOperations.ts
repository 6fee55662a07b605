import { Knex } from 'knex';
import { OperationRow, PastOperationRow, StoreRow } from './storeRows';

/** For how many days it is remembered what became of operations of stores that are gone. */
const PAST_OPERATION_DAYS = 31;

const DAY_MS = 24 * 60 * 60_000;

/**
 * Remembers what became of the operations of a store that is about to go: how
 * long things take and why they fail is not to look better for it.
 */
export async function rememberOperations(options: {
  transaction: Knex.Transaction;
  store: Pick<StoreRow, 'id' | 'cluster'>;
  now: Date;
}): Promise<void> {
  const { transaction, store, now } = options;
  const oldest = new Date(now.getTime() - PAST_OPERATION_DAYS * DAY_MS);
  await transaction<PastOperationRow>('past_operations')
    .where('finished_at', '<', oldest)
    .delete();
  const operations = await transaction<OperationRow>('operations')
    .where({ store_id: store.id })
    .select('id', 'kind', 'status', 'reason', 'created_at', 'finished_at');
  const rows = operations
    .map(({ finished_at, ...operation }) => ({
      ...operation,
      cluster: store.cluster,
      // The one that removes the store is done with that.
      ...(operation.status === 'Running' && { status: 'Succeeded' as const }),
      finished_at: finished_at ?? now,
    }))
    .filter(row => new Date(row.finished_at) >= oldest);
  if (rows.length > 0) {
    await transaction<PastOperationRow>('past_operations').insert(rows);
  }
}
