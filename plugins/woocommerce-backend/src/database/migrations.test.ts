import { readdir } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DatabaseStoreRepository } from './DatabaseStoreRepository';

const directory = resolvePackagePath(
  '@woocommerce-backstage/plugin-woocommerce-backend',
  'migrations',
);

const store = {
  id: 'id-of-demo',
  name: 'demo',
  title: 'Demo',
  owner: 'group:default/shops',
  plan: 'demo',
  cluster: 'local',
  namespace: 'store-demo',
  url: 'http://demo.localtest.me',
  admin_url: 'http://demo.localtest.me/wp-admin/',
  chart: 'woocommerce-store',
  chart_version: '0.1.0',
  search_text: 'demo',
  operation_id: 'operation',
  phase: 'Pending',
  conditions: '[]',
  created_at: new Date('2026-11-24T12:00:00.123Z'),
  created_by: 'user:default/ada',
  updated_at: new Date('2026-11-24T12:00:00.123Z'),
};

const operation = {
  id: 'operation',
  store_id: store.id,
  kind: 'provision',
  status: 'Running',
  attempts: 0,
  deadline: store.created_at,
  actor: store.created_by,
  release_applied: false,
  created_at: store.created_at,
};

/** The file of the migration that brings something. */
async function findName(what: string): Promise<string> {
  const names = await readdir(directory);
  return names.find(name => name.endsWith(`_${what}.js`))!;
}

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  let database: Knex;

  beforeEach(async () => {
    database = await databases.init(id);
  });

  it('are left alone when told so', async () => {
    const untouched = await databases.init(id);
    await DatabaseStoreRepository.create({
      database: mockServices.database.mock({
        getClient: async () => untouched,
        migrations: { skip: true },
      }),
    });
    await expect(untouched.schema.hasTable('stores')).resolves.toBe(false);
  });

  it('go up, keep what is referred to together, and go down again', async () => {
    await database.migrate.up({
      directory,
      name: '20261124120000_init.js',
    });
    await database('stores').insert(store);
    await database('operations').insert(operation);
    await database('store_events').insert({
      store_id: store.id,
      type: 'Normal',
      reason: 'Requested',
      message: 'Ada requested the store.',
      created_at: store.created_at,
    });

    await expect(
      database('stores').insert({ ...store, id: 'another' }),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    await expect(
      database('store_events').insert({
        store_id: 'nobody',
        type: 'Normal',
        reason: 'Requested',
        message: '',
        created_at: store.created_at,
      }),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/foreign key/i),
    });

    await database('stores').delete();
    await expect(database('operations')).resolves.toEqual([]);
    await expect(database('store_events')).resolves.toEqual([]);

    await database.migrate.down({
      directory,
      name: '20261124120000_init.js',
    });
    for (const table of ['stores', 'operations', 'store_events']) {
      await expect(database.schema.hasTable(table)).resolves.toBe(false);
    }
    await database.migrate.latest({ directory });
    await expect(database('stores')).resolves.toEqual([]);
  });

  it('keep the stores that there are when blueprints come and go', async () => {
    await database.migrate.up({ directory, name: '20261124120000_init.js' });
    await database('stores').insert(store);
    await database('operations').insert(operation);

    const migration = { directory, name: '20261124150000_blueprint.js' };
    await database.migrate.up(migration);
    await expect(database('stores').first()).resolves.toMatchObject({
      name: 'demo',
      blueprint: null,
    });
    await database('stores').update({ blueprint: 'germany-b2c' });

    await database.migrate.down(migration);
    await expect(database('stores').first()).resolves.not.toHaveProperty(
      'blueprint',
    );
    await expect(database('operations')).resolves.toHaveLength(1);
  });

  it('keep the stores that there are when verifications come and go', async () => {
    await database.migrate.latest({ directory });
    await database('stores').insert({ ...store, verification: '{}' });
    await database('operations').insert({
      ...operation,
      base_revision: 1,
      chart_version: '0.2.0',
    });

    const migration = { directory, name: '20261124160000_verification.js' };
    await database.migrate.down(migration);
    await expect(database('stores').first()).resolves.not.toHaveProperty(
      'verification',
    );
    await expect(database('operations').first()).resolves.not.toHaveProperty(
      'base_revision',
    );
    await database.migrate.up(migration);
    await expect(database('stores').first()).resolves.toMatchObject({
      name: 'demo',
      verification: null,
    });
    await expect(database('operations').first()).resolves.toMatchObject({
      base_revision: null,
      chart_version: null,
    });
  });

  it('has what was under way go on when leases come, and keeps all when they go', async () => {
    for (const name of ['init', 'blueprint', 'verification']) {
      await database.migrate.up({ directory, name: await findName(name) });
    }
    await database('stores').insert([
      store,
      { ...store, id: 'other', name: 'other', operation_id: 'done' },
    ]);
    await database('operations').insert([
      operation,
      { ...operation, id: 'done', store_id: 'other', status: 'Succeeded' },
    ]);

    const migration = { directory, name: await findName('leases') };
    await database.migrate.up(migration);
    await expect(
      database('stores').whereNotNull('due_at').pluck('name'),
    ).resolves.toEqual(['demo']);

    await database.migrate.down(migration);
    await expect(database('stores')).resolves.toHaveLength(2);
    await expect(database('operations')).resolves.toHaveLength(2);
    await expect(database('stores').first()).resolves.not.toHaveProperty(
      'lease_epoch',
    );
    await expect(database.schema.hasTable('requests')).resolves.toBe(false);
  });

  it('keep operations when what they were asked for with comes and goes', async () => {
    await database.migrate.latest({ directory });
    await database('stores').insert(store);
    await database('operations').insert({
      ...operation,
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });

    const migration = { directory, name: await findName('traceparent') };
    await database.migrate.down(migration);
    await expect(database('operations').first()).resolves.not.toHaveProperty(
      'traceparent',
    );
    await database.migrate.up(migration);
    await expect(database('operations').first()).resolves.toMatchObject({
      id: 'operation',
      traceparent: null,
    });
  });
});
