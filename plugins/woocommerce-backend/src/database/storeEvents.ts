import { StoreEvent } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { toStorableText } from './toStorableText';
import { NewStoreEvent } from './StoreRepository';
import { StoreEventRow } from './storeRows';

/** How many events of a store are kept. */
const MAX_STORE_EVENTS = 200;

/** Records events in the order given, and forgets the oldest ones. */
export async function recordStoreEvents(options: {
  transaction: Knex.Transaction;
  storeId: string;
  events: NewStoreEvent[];
  now: Date;
}): Promise<void> {
  const { transaction, storeId, events, now } = options;
  if (events.length === 0) {
    return;
  }
  await transaction<StoreEventRow>('store_events').insert(
    events.map(event => ({
      store_id: storeId,
      type: event.type,
      reason: event.reason,
      message: toStorableText(event.message),
      created_at: now,
    })),
  );
  const newestToForget = transaction<StoreEventRow>('store_events')
    .select('id')
    .where({ store_id: storeId })
    .orderBy('id', 'desc')
    .offset(MAX_STORE_EVENTS)
    .limit(1);
  await transaction<StoreEventRow>('store_events')
    .where({ store_id: storeId })
    .where('id', '<=', newestToForget)
    .delete();
}

/** Reads the events of a store, newest first. */
export async function listStoreEvents(
  database: Knex,
  storeId: string,
): Promise<StoreEvent[]> {
  const rows = await database<StoreEventRow>('store_events')
    .where({ store_id: storeId })
    .orderBy('id', 'desc')
    .limit(MAX_STORE_EVENTS);
  return rows.map(toStoreEvent);
}

function toStoreEvent(row: StoreEventRow): StoreEvent {
  return {
    id: String(row.id),
    type: row.type,
    reason: row.reason,
    message: row.message,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
