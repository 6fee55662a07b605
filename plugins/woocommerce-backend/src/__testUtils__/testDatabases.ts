import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  DatabaseStoreRepository,
  NewStore,
  StoreClaim,
  StoreRecord,
} from '../database';

/** SQLite, and PostgreSQL where its connection string is in the environment. */
export function createTestDatabases(): TestDatabases {
  return TestDatabases.create({
    ids: [
      'POSTGRES_18',
      'POSTGRES_17',
      'POSTGRES_16',
      'POSTGRES_15',
      'POSTGRES_14',
      'SQLITE_3',
    ],
    disableDocker: true,
  });
}

/** A repository in a database that is empty apart from it. */
export async function createTestRepository(
  database: Knex,
): Promise<DatabaseStoreRepository> {
  return DatabaseStoreRepository.create({
    database: mockServices.database.mock({
      getClient: async () => database,
      migrations: { skip: false },
    }),
  });
}

/** A store to be created, of which a test only says what it is about. */
export function newStore(overrides: Partial<NewStore> = {}): NewStore {
  const name = overrides.name ?? 'demo';
  return {
    id: `id-of-${name}`,
    name,
    title: name,
    owner: 'group:default/shops',
    plan: 'demo',
    protected: false,
    cluster: 'local',
    namespace: `store-${name}`,
    url: `http://${name}.localtest.me`,
    adminUrl: `http://${name}.localtest.me/wp-admin/`,
    chart: 'woocommerce-store',
    chartVersion: '0.1.0',
    createdBy: 'user:default/ada',
    ...overrides,
  };
}

/** What entitles to record something of a store that nobody has claimed yet. */
export function claimOf(
  store: Pick<StoreRecord, 'id' | 'operation'>,
  epoch = 0,
): StoreClaim {
  return {
    storeId: store.id,
    operationId: store.operation.id,
    operationStatus: store.operation.status,
    epoch,
  };
}
