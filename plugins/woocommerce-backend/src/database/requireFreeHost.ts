import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { NewStore } from './StoreRepository';
import { StoreRow } from './storeRows';

/**
 * Keeps two stores from having one address. Their names see to that, as long as
 * addresses are made of them in the same way: the template may have changed since
 * another store was made.
 *
 * @throws ConflictError when another store has it
 */
export async function requireFreeHost(
  transaction: Knex.Transaction,
  store: Pick<NewStore, 'name' | 'url'>,
): Promise<void> {
  // Lower-case letters, and Punycode for others, whatever is written.
  const { hostname } = new URL(store.url);
  const taken = await transaction<StoreRow>('stores')
    .whereNot({ name: store.name })
    .where(query =>
      query
        .where('url', 'like', `%://${hostname}`)
        .orWhere('url', 'like', `%://${hostname}:%`),
    )
    .first('id');
  if (taken) {
    throw new ConflictError(
      `name "${store.name}" would have the address of another store, ${hostname}`,
    );
  }
}
