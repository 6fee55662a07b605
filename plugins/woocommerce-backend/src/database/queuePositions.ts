import { Knex } from 'knex';
import { readDatabaseTime } from './readDatabaseTime';
import { StoreRecord } from './StoreRepository';
import { StoreRow } from './storeRows';

/** Since when a store waits for its turn. */
const SINCE = 'coalesce(stores.due_at, stores.lease_expires_at)';

/**
 * The columns by which stores that are due take turns: an owner's second store
 * comes after the first ones of all others, however early it was asked for, and
 * what is already being worked on counts. The row number is that turn.
 */
export function selectTurns(
  database: Knex,
  now: Date,
): Knex.QueryBuilder<DueStore, DueStore[]> {
  const busy = database<StoreRow>('stores')
    .select('owner')
    .count({ count: '*' })
    .where('lease_busy', true)
    .where('lease_expires_at', '>', now)
    .groupBy('owner')
    .as('busy');
  return database('stores')
    .leftJoin(busy, 'busy.owner', 'stores.owner')
    .where(query =>
      query
        .whereNull('stores.lease_holder')
        .orWhere('stores.lease_expires_at', '<=', now),
    )
    .where(query =>
      query
        .where('stores.due_at', '<=', now)
        // A holder that died has left nothing but its lease.
        .orWhereNotNull('stores.lease_holder'),
    )
    .select('stores.id', 'stores.cluster', 'stores.owner', {
      since: database.raw(SINCE),
      turn: database.raw(
        `coalesce(busy.count, 0) + row_number() over (partition by stores.owner order by ${SINCE}, stores.id)`,
      ),
      depth: database.raw(
        `row_number() over (partition by stores.owner, stores.cluster order by ${SINCE}, stores.id)`,
      ),
    });
}

/** A store that waits for its turn. */
export interface DueStore {
  readonly id: string;
  readonly cluster: string;
  readonly owner: string;
  /** From 1 on; PostgreSQL answers with text. */
  readonly turn: number | string;
  /** The same among the owner's stores in the cluster, without those that are worked on. */
  readonly depth: number | string;
}

/** Whether nothing has been done for a store yet. */
function isWaiting({ operation }: StoreRecord): boolean {
  return operation.status === 'Running' && !operation.startedAt;
}

/**
 * Says of those stores that nothing was done for yet which place they have among
 * all of which that is true, in the queue of their cluster.
 */
export async function addQueuePositions(
  database: Knex,
  stores: StoreRecord[],
): Promise<StoreRecord[]> {
  const waiting = stores.filter(isWaiting).map(({ id }) => id);
  if (waiting.length === 0) {
    return stores;
  }
  const now = await readDatabaseTime(database);
  const places = database
    .from(selectTurns(database, now).as('turns'))
    .join('stores', 'stores.id', 'turns.id')
    .join('operations', 'operations.id', 'stores.operation_id')
    // What has begun comes up for moments, between its steps.
    .where('operations.status', 'Running')
    .whereNull('operations.started_at')
    .select('turns.id', {
      place: database.raw(
        'row_number() over (partition by turns.cluster order by turns.turn, turns.since, turns.id)',
      ),
    })
    .as('places');
  const rows: Array<{ id: string; place: number | string }> = await database
    .from(places)
    .whereIn('id', waiting)
    .select('id', 'place');
  const placeById = new Map(rows.map(({ id, place }) => [id, Number(place)]));
  return stores.map(store => ({
    ...store,
    ...(placeById.has(store.id) && { queuePosition: placeById.get(store.id) }),
  }));
}
