import { randomUUID } from 'node:crypto';
import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  ListStoresRequest,
  StoreEvent,
  StorePhase,
  StoreVerification,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { listStores } from './listStores';
import { selectStores, toStoreRecord } from './selectStores';
import {
  toChangedColumns,
  toNewStoreRow,
  toOperationColumns,
} from './storeColumns';
import { listStoreEvents, recordStoreEvents } from './storeEvents';
import {
  NewStore,
  NewStoreEvent,
  OperationChanges,
  OperationKind,
  StorePage,
  StoreRecord,
  StoreRepository,
  StoreStatus,
} from './StoreRepository';
import { OperationRow, StoreRow } from './storeRows';

const migrationsDirectory = resolvePackagePath(
  '@woocommerce-backstage/plugin-woocommerce-backend',
  'migrations',
);

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

  async createStore(options: {
    store: NewStore;
    deadlineMs: number;
    event: NewStoreEvent;
  }): Promise<StoreRecord> {
    const { store, deadlineMs, event } = options;
    const now = new Date();

    return this.#database.transaction(async transaction => {
      const operationId = randomUUID();
      const inserted = await transaction<StoreRow>('stores')
        .insert(toNewStoreRow({ store, operationId, now }))
        .onConflict('name')
        .ignore()
        .returning('id');
      if (inserted.length === 0) {
        throw await findNameConflict(transaction, store.name);
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
      await recordStoreEvents({
        transaction,
        storeId: store.id,
        events: [event],
        now,
      });
      return readStore(transaction, store.id);
    });
  }

  async findStore(name: string): Promise<StoreRecord | undefined> {
    const [row] = await selectStores(this.#database).where('stores.name', name);
    return row && toStoreRecord(row);
  }

  async listStores(request: ListStoresRequest): Promise<StorePage> {
    return listStores(this.#database, request);
  }

  async listStoreNames(): Promise<string[]> {
    return this.#database<StoreRow>('stores').orderBy('name').pluck('name');
  }

  async listStoreEvents(storeId: string): Promise<StoreEvent[]> {
    return listStoreEvents(this.#database, storeId);
  }

  async startOperation(options: {
    storeId: string;
    kind: OperationKind;
    actor: string;
    deadlineMs: number;
    phase?: StorePhase;
    chartVersion?: string;
    keep?: readonly OperationKind[];
    from?: readonly StorePhase[];
    event: NewStoreEvent;
  }): Promise<StoreRecord> {
    const { storeId, kind, actor, deadlineMs, event } = options;
    const { phase, chartVersion, keep = [], from } = options;
    const now = new Date();

    return this.#database.transaction(async transaction => {
      const store = await transaction<StoreRow>('stores')
        .where({ id: storeId })
        .forUpdate()
        .first();
      if (!store) {
        throw new NotFoundError('The store is gone');
      }
      const goesOn = await transaction<OperationRow>('operations')
        .where({ id: store.operation_id, status: 'Running' })
        .whereIn('kind', keep)
        .first();
      if (goesOn) {
        return readStore(transaction, storeId);
      }
      if (from && !from.includes(store.phase)) {
        throw new ConflictError(
          `Store "${store.name}" is in phase ${
            store.phase
          }, and this needs phase ${from.join(' or ')}`,
        );
      }
      const operationId = randomUUID();
      await transaction<OperationRow>('operations')
        .where({ store_id: storeId, status: 'Running' })
        .update({ status: 'Superseded', finished_at: now });
      await insertOperation(transaction, {
        id: operationId,
        store_id: storeId,
        kind,
        actor,
        deadline: new Date(now.getTime() + deadlineMs),
        base_revision: store.release_revision,
        chart_version: chartVersion ?? null,
        created_at: now,
      });
      await transaction<StoreRow>('stores')
        .where({ id: storeId })
        .update({
          operation_id: operationId,
          ...(phase && { phase, reason: null, message: null }),
          updated_at: now,
        });
      await recordStoreEvents({ transaction, storeId, events: [event], now });
      return readStore(transaction, storeId);
    });
  }

  async updateStore(options: {
    storeId: string;
    operationId: string;
    status?: StoreStatus;
    verification?: StoreVerification;
    chartVersion?: string;
    operation?: OperationChanges;
    events?: NewStoreEvent[];
  }): Promise<boolean> {
    const { storeId, operationId, operation, events = [] } = options;
    const now = new Date();

    return this.#database.transaction(async transaction => {
      const store = await transaction<StoreRow>('stores')
        .where({ id: storeId, operation_id: operationId })
        .forUpdate()
        .first();
      if (!store) {
        return false;
      }
      const columns = toChangedColumns(store, options, now);
      if (Object.keys(columns).length > 0) {
        await transaction<StoreRow>('stores')
          .where({ id: storeId })
          .update(columns);
      }
      const changes = operation ? toOperationColumns(operation) : {};
      if (Object.keys(changes).length > 0) {
        await transaction<OperationRow>('operations')
          .where({ id: operationId })
          .update(changes);
      }
      await recordStoreEvents({ transaction, storeId, events, now });
      return true;
    });
  }

  async deleteStore(options: {
    storeId: string;
    operationId: string;
  }): Promise<boolean> {
    const { storeId, operationId } = options;
    const deleted = await this.#database<StoreRow>('stores')
      .where({ id: storeId, operation_id: operationId })
      .delete();
    return deleted > 0;
  }
}

async function insertOperation(
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
  });
}

async function readStore(
  transaction: Knex.Transaction,
  id: string,
): Promise<StoreRecord> {
  const [row] = await selectStores(transaction).where('stores.id', id);
  return toStoreRecord(row);
}

async function findNameConflict(
  transaction: Knex.Transaction,
  name: string,
): Promise<ConflictError> {
  const taken = await transaction<StoreRow>('stores').where({ name }).first();
  return new ConflictError(
    taken?.phase === 'Deleting'
      ? `Store "${name}" is still being deleted; the name is free again once it is gone`
      : `name "${name}" is taken by another store`,
  );
}
