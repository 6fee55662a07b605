import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { StoreRow } from './storeRows';

/**
 * Reads a store that nobody else can change until the transaction ends.
 *
 * @throws NotFoundError when it is gone
 */
export async function lockStore(
  transaction: Knex.Transaction,
  id: string,
): Promise<StoreRow> {
  const store = await transaction<StoreRow>('stores')
    .where({ id })
    .forUpdate()
    .first();
  if (!store) {
    throw new NotFoundError('The store is gone');
  }
  return store;
}
