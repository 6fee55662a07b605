import { randomUUID } from 'node:crypto';
import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  ListStoresRequest,
  StoreEvent,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { callDatabase } from './callDatabase';
import { listStores } from './listStores';
import {
  cancelOperation,
  insertOperation,
  MAX_STORE_OPERATIONS,
  startOperation,
} from './operations';
import { rememberOperations } from './pastOperations';
import { StoreUsage, UsageSubject } from './Placement';
import { setProtection } from './protection';
import { requireFreeHost } from './requireFreeHost';
import { addQueuePositions } from './queuePositions';
import { selectStores, toOperationRecord, toStoreRecord } from './selectStores';
import {
  toChangedColumns,
  toLookColumns,
  toNewStoreRow,
  toOperationColumns,
} from './storeColumns';
import { listStoreEvents, recordStoreEvents } from './storeEvents';
import { readDatabaseTime } from './readDatabaseTime';
import { rememberRequest } from './storeRequests';
import {
  OperationRecord,
  StoreChanges,
  StoreClaim,
  StoreCriteria,
  StoreId,
  StorePage,
  StoreRecord,
  StoreRepository,
} from './StoreRepository';
import { OperationRow, StoreRow } from './storeRows';
import {
  checkUsage,
  placeStore,
  readUsage,
  recordCreation,
} from './storeUsage';
import { transact } from './transact';
import { transactClaimed } from './transactClaimed';

const migrationsDirectory = resolvePackagePath(
  '@woocommerce-backstage/plugin-woocommerce-backend',
  'migrations',
);

/** Wider than what new stores may be called, and no more than a database takes. */
const POSSIBLE_NAME = /^[-a-z0-9]{1,63}$/;

/** Keeps the stores in the plugin's database, SQLite or PostgreSQL. */
export class DatabaseStoreRepository implements StoreRepository {
  readonly #database: Knex;

  static async create(options: {
    database: DatabaseService;
  }): Promise<DatabaseStoreRepository> {
    const { database } = options;
    const client = await database.getClient();
    if (!database.migrations?.skip) {
      await client.migrate.latest({ directory: migrationsDirectory });
    }
    return new DatabaseStoreRepository(client);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  async createStore(
    options: Parameters<StoreRepository['createStore']>[0],
  ): Promise<StoreRecord> {
    const { placement, deadlineMs, event, request } = options;
    return transact(this.#database, async (transaction, now) => {
      const operationId = randomUUID();
      const result = { storeId: placement.storeId, operationId };
      const before =
        request &&
        (await rememberRequest({ transaction, request, result, now }));
      if (before) {
        return readStore(transaction, before.storeId);
      }
      const { store, usage } = await placeStore({
        transaction,
        placement,
        now,
      });
      await checkUsage({ transaction, usage, now });
      await requireFreeHost(transaction, store);
      const inserted = await transaction<StoreRow>('stores')
        .insert(toNewStoreRow({ store, operationId, now }))
        .onConflict('name')
        .ignore()
        .returning('id');
      if (inserted.length === 0) {
        // Of what the other store is, only those hear who may read it.
        throw new ConflictError(
          `name "${store.name}" is taken by another store`,
        );
      }
      await insertOperation(transaction, {
        id: operationId,
        store_id: store.id,
        kind: 'provision',
        actor: store.createdBy,
        deadline: new Date(now.getTime() + deadlineMs),
        base_revision: null,
        chart_version: null,
        created_at: now,
      });
      await recordCreation({ transaction, store, now });
      await recordStoreEvents({
        transaction,
        storeId: store.id,
        events: [event],
        now,
      });
      return readStore(transaction, store.id);
    });
  }

  async readUsages(subjects: readonly UsageSubject[]): Promise<StoreUsage[]> {
    return callDatabase(async () => {
      const now = await readDatabaseTime(this.#database);
      return Promise.all(
        subjects.map(subject => readUsage(this.#database, subject, now)),
      );
    });
  }

  async lookUpStore(name: string): Promise<StoreRecord | undefined> {
    return lookUpStore(this.#database, name);
  }

  async findStore(name: string): Promise<StoreRecord | undefined> {
    const found = await lookUpStore(this.#database, name);
    const [store] = await callDatabase(() =>
      addQueuePositions(this.#database, found ? [found] : []),
    );
    return store;
  }

  async listStores(
    request: ListStoresRequest,
    criteria?: StoreCriteria,
  ): Promise<StorePage> {
    return callDatabase(async () => {
      const page = await listStores(this.#database, request, criteria);
      return {
        ...page,
        items: await addQueuePositions(this.#database, page.items),
      };
    });
  }

  async listStoreNames(cluster?: string): Promise<string[]> {
    return callDatabase(() =>
      this.#database<StoreRow>('stores')
        .where(cluster === undefined ? {} : { cluster })
        .orderBy('name')
        .pluck('name'),
    );
  }

  async countStores(): Promise<Map<string, number>> {
    const rows = await callDatabase(() =>
      this.#database<StoreRow>('stores')
        .groupBy('cluster')
        .select('cluster')
        .count({ count: '*' }),
    );
    return new Map(
      rows.map(({ cluster, count }) => [String(cluster), Number(count)]),
    );
  }

  async listStoreIds(): Promise<StoreId[]> {
    return callDatabase(() =>
      this.#database<StoreRow>('stores').select('id', 'name'),
    );
  }

  async listStoreEvents(storeId: string): Promise<StoreEvent[]> {
    return callDatabase(() => listStoreEvents(this.#database, storeId));
  }

  async listOperations(storeId: string): Promise<OperationRecord[]> {
    const rows = await callDatabase(() =>
      this.#database<OperationRow>('operations')
        .where({ store_id: storeId })
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(MAX_STORE_OPERATIONS),
    );
    return rows.map(toOperationRecord);
  }

  async startOperation(
    options: Parameters<StoreRepository['startOperation']>[0],
  ): Promise<StoreRecord> {
    return transact(this.#database, async (transaction, now) => {
      await startOperation(transaction, options, now);
      return readStore(transaction, options.storeId);
    });
  }

  async cancelOperation(
    options: Parameters<StoreRepository['cancelOperation']>[0],
  ): Promise<StoreRecord> {
    return transact(this.#database, async (transaction, now) => {
      await cancelOperation(transaction, options, now);
      return readStore(transaction, options.storeId);
    });
  }

  async setProtection(
    options: Parameters<StoreRepository['setProtection']>[0],
  ): Promise<StoreRecord> {
    return transact(this.#database, async (transaction, now) => {
      await setProtection(transaction, options, now);
      return readStore(transaction, options.storeId);
    });
  }

  async updateStore(
    claim: StoreClaim,
    changes: StoreChanges,
  ): Promise<boolean> {
    const { storeId, operationId, isFree } = claim;
    const { operation, events = [] } = changes;
    return transactClaimed(
      this.#database,
      claim,
      async (transaction, { store, now }) => {
        const columns = {
          ...toChangedColumns(store, changes, now),
          ...(isFree && toLookColumns(store, changes, now)),
        };
        if (Object.keys(columns).length > 0) {
          await transaction<StoreRow>('stores')
            .where({ id: storeId })
            .update(columns);
        }
        const operationColumns = operation ? toOperationColumns(operation) : {};
        if (Object.keys(operationColumns).length > 0) {
          await transaction<OperationRow>('operations')
            .where({ id: operationId })
            .update(operationColumns);
        }
        await recordStoreEvents({
          transaction,
          storeId,
          events: [...events],
          now,
        });
      },
    );
  }

  async deleteStore(claim: StoreClaim): Promise<boolean> {
    return transactClaimed(
      this.#database,
      claim,
      async (transaction, { store, now }) => {
        await rememberOperations({ transaction, store, now });
        await transaction<StoreRow>('stores').where({ id: store.id }).delete();
      },
    );
  }
}

async function lookUpStore(
  database: Knex,
  name: string,
): Promise<StoreRecord | undefined> {
  if (!POSSIBLE_NAME.test(name)) {
    return undefined;
  }
  const [row] = await callDatabase(() =>
    selectStores(database).where('stores.name', name),
  );
  return row && toStoreRecord(row);
}

async function readStore(
  transaction: Knex.Transaction,
  id: string,
): Promise<StoreRecord> {
  const [row] = await selectStores(transaction).where('stores.id', id);
  if (!row) {
    throw new NotFoundError('The store that was asked for is gone');
  }
  const [store] = await addQueuePositions(transaction, [toStoreRecord(row)]);
  return store;
}
