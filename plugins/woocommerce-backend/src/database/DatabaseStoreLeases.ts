import { DatabaseService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { callDatabase } from './callDatabase';
import { chooseTurns } from './chooseTurns';
import { isPostgres } from './isPostgres';
import { DueStore, selectTurns } from './queuePositions';
import { readDatabaseTime, selectDatabaseTime } from './readDatabaseTime';
import {
  selectStores,
  StoreWithOperationRow,
  toStoreRecord,
} from './selectStores';
import {
  ClaimedStore,
  HeldStore,
  LEASE_MS,
  PeekedStore,
  RenewedLease,
  StoreLeases,
  TurnLimits,
} from './StoreLeases';
import { OperationRow, StoreRow, Timestamp } from './storeRows';
import { transact } from './transact';

/** A number of our own, under which PostgreSQL lets one replica choose at a time. */
const TURNS_LOCK = 4_907_230_114;

/** Keeps the leases in the rows of the stores that they are for. */
export class DatabaseStoreLeases implements StoreLeases {
  readonly #database: Knex;
  readonly #leaseMs: number;

  static async create(options: {
    database: DatabaseService;
    /** How long a lease lasts that isn't renewed. */
    leaseMs?: number;
  }): Promise<DatabaseStoreLeases> {
    const { database, leaseMs = LEASE_MS } = options;
    return new DatabaseStoreLeases(await database.getClient(), leaseMs);
  }

  private constructor(database: Knex, leaseMs: number) {
    this.#database = database;
    this.#leaseMs = leaseMs;
  }

  async peek(name: string): Promise<PeekedStore | undefined> {
    return callDatabase(async () => {
      const row = await selectStores(this.#database)
        .select({ now: selectDatabaseTime(this.#database) })
        .where('stores.name', name)
        .first<(StoreWithOperationRow & { now: Timestamp }) | undefined>();
      return row && toPeekedStore(row, new Date(row.now));
    });
  }

  async claim(options: {
    name: string;
    holder: string;
  }): Promise<ClaimedStore | HeldStore | undefined> {
    const { name, holder } = options;
    return transact(this.#database, async (transaction, now) => {
      const claimed = await this.#take(transaction, {
        holder,
        now,
        busy: false,
        which: query => query.where({ name }),
      });
      if (claimed.length > 0) {
        return claimed[0];
      }
      const held = await transaction<StoreRow>('stores')
        .where({ name })
        .first();
      return (
        held && {
          holder: held.lease_holder ?? holder,
          remainingMs: getRemainingMs(held, now),
        }
      );
    });
  }

  async claimDue(options: {
    holder: string;
    limits: TurnLimits;
    count: number;
    except?: ReadonlySet<string>;
  }): Promise<ClaimedStore[]> {
    const { holder, limits, count, except = new Set() } = options;
    if (!(await this.#isSomethingDue())) {
      return [];
    }
    return transact(this.#database, async transaction => {
      await lockTurns(transaction);
      // Asked again, as the lock may have taken its time.
      const now = await readDatabaseTime(transaction);
      const due: DueStore[] = await transaction
        .from(selectTurns(transaction, now).as('turns'))
        // Of more, none would be chosen.
        .where('depth', '<=', limits.perOwner)
        .whereNotIn('cluster', [...except])
        .orderBy(['turn', 'since', 'id']);
      const busy = await transaction<StoreRow>('stores')
        .select('cluster', 'owner', 'lease_holder')
        .where('lease_busy', true)
        .where('lease_expires_at', '>', now);
      const ids = chooseTurns({ due, busy, holder, limits, count });
      return ids.length === 0
        ? []
        : this.#take(transaction, {
            holder,
            now,
            busy: true,
            which: query => query.whereIn('id', ids),
          });
    });
  }

  async renew(options: {
    holder: string;
    storeIds: string[];
  }): Promise<RenewedLease[]> {
    const { holder, storeIds } = options;
    return transact(this.#database, async (transaction, now) => {
      const renewed = await transaction<StoreRow>('stores')
        .where({ lease_holder: holder })
        .whereIn('id', storeIds)
        .update({ lease_expires_at: new Date(now.getTime() + this.#leaseMs) })
        .returning(['id', 'lease_epoch', 'operation_id']);
      const operations = await transaction<OperationRow>('operations')
        .whereIn(
          'id',
          renewed.map(row => row.operation_id),
        )
        .select('store_id', 'id', 'status');
      const byStore = new Map(operations.map(row => [row.store_id, row]));
      return renewed.map(row => ({
        storeId: row.id,
        epoch: row.lease_epoch,
        operation: byStore.get(row.id)!,
      }));
    });
  }

  async release(options: {
    storeId: string;
    epoch: number;
    dueInMs?: number;
  }): Promise<void> {
    const { storeId, epoch, dueInMs } = options;
    const database = this.#database;
    const free = {
      lease_holder: null,
      lease_expires_at: null,
      lease_busy: false,
    };
    // One statement, which is a transaction by itself.
    await callDatabase(() =>
      database<StoreRow>('stores')
        .where({ id: storeId, lease_epoch: epoch })
        .whereNotNull('lease_holder')
        .update(
          dueInMs === undefined
            ? free
            : { ...free, due_at: selectSoonerDueTime(database, dueInMs) },
        ),
    );
  }

  /** Cheap, since it is asked all the time. */
  async #isSomethingDue(): Promise<boolean> {
    return callDatabase(async () => {
      const now = selectDatabaseTime(this.#database);
      const due = await this.#database<StoreRow>('stores')
        .where('due_at', '<=', now)
        .orWhere('lease_expires_at', '<=', now)
        .first('id');
      return due !== undefined;
    });
  }

  /** Takes those stores of a selection that are free. */
  async #take(
    transaction: Knex.Transaction,
    options: {
      holder: string;
      now: Date;
      busy: boolean;
      which: (
        query: Knex.QueryBuilder<StoreRow>,
      ) => Knex.QueryBuilder<StoreRow>;
    },
  ): Promise<ClaimedStore[]> {
    const { holder, now, busy, which } = options;
    const taken: Array<Pick<StoreRow, 'id' | 'lease_epoch'>> = await which(
      transaction<StoreRow>('stores'),
    )
      .where((query: Knex.QueryBuilder) =>
        query.whereNull('lease_holder').orWhere('lease_expires_at', '<=', now),
      )
      .update({
        lease_holder: holder,
        lease_expires_at: new Date(now.getTime() + this.#leaseMs),
        lease_epoch: transaction.raw('lease_epoch + 1'),
        lease_busy: busy,
        // A look alone leaves the store its place in the queue.
        ...(busy && { due_at: null }),
      })
      .returning(['id', 'lease_epoch']);
    const epochs = new Map(taken.map(row => [row.id, row.lease_epoch]));
    const rows = await selectStores(transaction).whereIn('stores.id', [
      ...epochs.keys(),
    ]);
    return rows.map(row => ({
      store: toStoreRecord(row),
      epoch: epochs.get(row.id)!,
      now,
    }));
  }
}

function toPeekedStore(row: StoreWithOperationRow, now: Date): PeekedStore {
  return {
    store: toStoreRecord(row),
    epoch: row.lease_epoch,
    now,
    dueAt: row.due_at === null ? undefined : new Date(row.due_at),
    held:
      row.lease_holder === null
        ? undefined
        : { holder: row.lease_holder, remainingMs: getRemainingMs(row, now) },
  };
}

function getRemainingMs(
  { lease_expires_at }: Pick<StoreRow, 'lease_expires_at'>,
  now: Date,
): number {
  return new Date(lease_expires_at ?? now).getTime() - now.getTime();
}

/** What was asked for meanwhile is due already. */
function selectSoonerDueTime(database: Knex, dueInMs: number): Knex.Raw {
  const dueAt = selectDatabaseTime(database, Math.round(dueInMs));
  return database.raw(
    'case when due_at is null or due_at > ? then ? else due_at end',
    [dueAt, dueAt],
  );
}

/** SQLite writes one transaction at a time anyway. */
async function lockTurns(transaction: Knex.Transaction): Promise<void> {
  if (isPostgres(transaction)) {
    await transaction.raw('select pg_advisory_xact_lock(?)', [TURNS_LOCK]);
  }
}
