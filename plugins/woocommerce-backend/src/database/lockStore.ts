import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { PreconditionFailedError } from './PreconditionFailedError';
import { StoreRow } from './storeRows';

/**
 * Reads a store that nobody else can change until the transaction ends.
 *
 * @param updatedAt - of the store that the caller has looked at; undefined when
 * they don't mind
 * @throws NotFoundError when it is gone
 * @throws PreconditionFailedError when it has changed since
 */
export async function lockStore(
  transaction: Knex.Transaction,
  id: string,
  updatedAt?: Date,
): Promise<StoreRow> {
  const store = await transaction<StoreRow>('stores')
    .where({ id })
    .forUpdate()
    .first();
  if (!store) {
    throw new NotFoundError('The store is gone');
  }
  const changedAt = new Date(store.updated_at).getTime();
  if (updatedAt && updatedAt.getTime() !== changedAt) {
    throw new PreconditionFailedError(
      `If-Match must be the ETag of store "${store.name}" as it is now: it has changed since`,
    );
  }
  return store;
}
