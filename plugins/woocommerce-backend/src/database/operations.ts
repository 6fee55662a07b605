import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { StorePhase } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { getTraceparent } from '../tracing/getTraceparent';
import { lockStore } from './lockStore';
import { requireUnprotected } from './protection';
import { recordStoreEvents } from './storeEvents';
import { OperationKind, StoreRepository } from './StoreRepository';
import { rememberRequest } from './storeRequests';
import { OperationRow, StoreRow } from './storeRows';
import { checkUsage } from './storeUsage';

type StartOptions = Parameters<StoreRepository['startOperation']>[0];
type CancelOptions = Parameters<StoreRepository['cancelOperation']>[0];

/** How many operations of a store are kept. */
export const MAX_STORE_OPERATIONS = 50;

/** Records an operation that has just been asked for, and forgets the oldest ones. */
export async function insertOperation(
  transaction: Knex.Transaction,
  operation: Pick<
    OperationRow,
    | 'id'
    | 'store_id'
    | 'kind'
    | 'actor'
    | 'deadline'
    | 'base_revision'
    | 'chart_version'
    | 'created_at'
  >,
): Promise<void> {
  await transaction<OperationRow>('operations').insert({
    ...operation,
    status: 'Running',
    attempts: 0,
    release_applied: false,
    traceparent: getTraceparent() ?? null,
  });
  const oldest = transaction<OperationRow>('operations')
    .select('created_at')
    .where({ store_id: operation.store_id })
    .orderBy('created_at', 'desc')
    .offset(MAX_STORE_OPERATIONS - 1)
    .limit(1);
  await transaction<OperationRow>('operations')
    .where({ store_id: operation.store_id })
    .where('created_at', '<', oldest)
    // A database whose clock has gone back has older ones than this.
    .whereNot({ id: operation.id })
    .delete();
}

/**
 * Starts an operation in place of the one that may be running. Whoever works on
 * that one keeps the lease until its work is ended, and the new one waits for
 * it: two Helm processes for one store would be worse.
 */
export async function startOperation(
  transaction: Knex.Transaction,
  options: StartOptions,
  now: Date,
): Promise<void> {
  const { storeId, actor, deadlineMs, event, phase, from, request } = options;
  const store = await lockStore(transaction, storeId, options.updatedAt);
  const goesOn = await isGoingOn(transaction, store, options.keep ?? []);
  const operationId = goesOn ? store.operation_id : randomUUID();
  if (request) {
    const result = { storeId, operationId };
    if (await rememberRequest({ transaction, request, result, now })) {
      return;
    }
  }
  if (goesOn) {
    return;
  }
  requirePhase(store, from);
  if (options.kind === 'delete') {
    requireUnprotected(store);
  }
  await transaction<OperationRow>('operations')
    .where({ store_id: storeId, status: 'Running' })
    .update({ status: 'Superseded', finished_at: now });
  await checkUsage({ transaction, usage: options.usage, now });
  await insertOperation(transaction, {
    id: operationId,
    store_id: storeId,
    kind: options.kind,
    actor,
    deadline: new Date(now.getTime() + deadlineMs),
    base_revision: store.release_revision,
    chart_version: options.chartVersion ?? null,
    created_at: now,
  });
  await transaction<StoreRow>('stores')
    .where({ id: storeId })
    .update({
      operation_id: operationId,
      ...(phase && { phase, reason: null, message: null, evidence: null }),
      due_at: now,
      updated_at: now,
    });
  await recordStoreEvents({ transaction, storeId, events: [event], now });
}

/** Gives up what is running. */
export async function cancelOperation(
  transaction: Knex.Transaction,
  options: CancelOptions,
  now: Date,
): Promise<void> {
  const { storeId, kinds, reason, message, event, request } = options;
  const store = await lockStore(transaction, storeId, options.updatedAt);
  const operationId = store.operation_id;
  if (request) {
    const result = { storeId, operationId };
    if (await rememberRequest({ transaction, request, result, now })) {
      return;
    }
  }
  const canceled = await transaction<OperationRow>('operations')
    .where({ id: operationId, status: 'Running' })
    .whereIn('kind', kinds)
    .update({ status: 'Failed', reason, message, finished_at: now });
  if (canceled === 0) {
    // The request is not remembered then: it may be one that can be met later.
    throw new ConflictError(
      store.phase === 'Deleting'
        ? `Store "${store.name}" is being deleted, which can’t be cancelled`
        : `Nothing is being done for store "${store.name}" that could be cancelled`,
    );
  }
  await transaction<StoreRow>('stores')
    .where({ id: storeId })
    .update({ due_at: now, updated_at: now });
  await recordStoreEvents({ transaction, storeId, events: [event], now });
}

async function isGoingOn(
  transaction: Knex.Transaction,
  store: StoreRow,
  kinds: readonly OperationKind[],
): Promise<boolean> {
  const operation = await transaction<OperationRow>('operations')
    .where({ id: store.operation_id, status: 'Running' })
    .whereIn('kind', kinds)
    .first();
  return operation !== undefined;
}

function requirePhase(
  store: StoreRow,
  phases: readonly StorePhase[] | undefined,
): void {
  if (phases && !phases.includes(store.phase)) {
    throw new ConflictError(
      `Store "${store.name}" is in phase ${
        store.phase
      }, and this needs phase ${phases.join(' or ')}`,
    );
  }
}
