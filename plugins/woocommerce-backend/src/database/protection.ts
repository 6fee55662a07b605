import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { lockStore } from './lockStore';
import { recordStoreEvents } from './storeEvents';
import { rememberRequest } from './storeRequests';
import { StoreRepository } from './StoreRepository';
import { StoreRow } from './storeRows';

type Options = Parameters<StoreRepository['setProtection']>[0];

/** Sets whether a store can be deleted. */
export async function setProtection(
  transaction: Knex.Transaction,
  options: Options,
  now: Date,
): Promise<void> {
  const { storeId, event, request } = options;
  const store = await lockStore(transaction, storeId, options.updatedAt);
  if (request) {
    const result = { storeId, operationId: store.operation_id };
    if (await rememberRequest({ transaction, request, result, now })) {
      return;
    }
  }
  if (store.phase === 'Deleting') {
    throw new ConflictError(`Store "${store.name}" is being deleted`);
  }
  if (Boolean(store.protected) === options.protected) {
    return;
  }
  await transaction<StoreRow>('stores')
    .where({ id: storeId })
    .update({ protected: options.protected, updated_at: now });
  await recordStoreEvents({ transaction, storeId, events: [event], now });
}

/**
 * Stops a deletion of what is protected.
 *
 * @throws ConflictError
 */
export function requireUnprotected(
  store: Pick<StoreRow, 'name' | 'protected'>,
): void {
  if (store.protected) {
    throw new ConflictError(
      `Store "${store.name}" is protected from being deleted. Nothing was changed; take the protection away first.`,
    );
  }
}
