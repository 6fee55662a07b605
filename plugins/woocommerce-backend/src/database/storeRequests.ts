import { Knex } from 'knex';
import { RequestConflictError } from './RequestConflictError';
import { RequestRow } from './storeRows';

/** For how long a request that is repeated is recognised. */
const REMEMBERED_MS = 24 * 60 * 60_000;

/** A request that its caller may repeat when it doesn't know what came of it. */
export interface StoreRequest {
  /** Who asks for it; keys of others are of no account. */
  readonly actor: string;
  readonly key: string;
  /** Of everything that is asked for. */
  readonly hash: string;
}

/** What came of a request when it was made first. */
export interface StoreRequestResult {
  readonly storeId: string;
  readonly operationId: string;
}

/**
 * Remembers a request and what comes of it.
 *
 * @returns what has come of it when it was made before
 * @throws RequestConflictError when the key was used for something else
 */
export async function rememberRequest(options: {
  transaction: Knex.Transaction;
  request: StoreRequest;
  result: StoreRequestResult;
  now: Date;
}): Promise<StoreRequestResult | undefined> {
  const { transaction, request, result, now } = options;
  const { actor, key, hash } = request;
  await transaction<RequestRow>('requests')
    .where('created_at', '<', new Date(now.getTime() - REMEMBERED_MS))
    .delete();
  const inserted = await transaction<RequestRow>('requests')
    .insert({
      actor,
      key,
      hash,
      store_id: result.storeId,
      operation_id: result.operationId,
      created_at: now,
    })
    .onConflict(['actor', 'key'])
    .ignore()
    .returning('key');
  if (inserted.length > 0) {
    return undefined;
  }
  const before = await transaction<RequestRow>('requests')
    .where({ actor, key })
    .first();
  if (before?.hash !== hash) {
    throw new RequestConflictError(
      `The idempotency key "${key}" was used for another request`,
    );
  }
  return { storeId: before.store_id, operationId: before.operation_id };
}
