import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  Store,
  StorePhase,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreServiceOptions } from '@woocommerce-backstage/plugin-woocommerce-node';
import { Knex } from 'knex';
import { createTestCatalog } from '../__testUtils__/createTestCatalog';
import { FakeStoreInspector } from '../__testUtils__/FakeStoreInspector';
import { FakeStoreTrigger } from '../__testUtils__/FakeStoreTrigger';
import { testConfig } from '../__testUtils__/testConfig';
import {
  claimOf,
  createTestDatabases,
  createTestRepository,
} from '../__testUtils__/testDatabases';
import { StoreRepository } from '../database';
import { DefaultStoreService } from './DefaultStoreService';

type Call = (
  stores: DefaultStoreService,
  options: StoreServiceOptions,
) => Promise<Store>;

const CALLS: [string, StorePhase, Call][] = [
  ['retryStore', 'Failed', (s, o) => s.retryStore('demo', o)],
  ['verifyStore', 'Ready', (s, o) => s.verifyStore('demo', o)],
  ['upgradeStore', 'Ready', (s, o) => s.upgradeStore('demo', o)],
  ['repairStore', 'Degraded', (s, o) => s.repairStore('demo', o)],
  [
    'cancelStoreOperation',
    'Pending',
    (s, o) => s.cancelStoreOperation('demo', o),
  ],
  [
    'deleteStore',
    'Ready',
    async (s, o) => {
      const { hash } = await s.planStoreDeletion('demo', o);
      return s.deleteStore('demo', { plan: hash }, o);
    },
  ],
];

describe('DefaultStoreService with an idempotency key', () => {
  const databases = createTestDatabases();
  const user = { credentials: mockCredentials.user('user:default/ada') };
  const withKey = { ...user, idempotencyKey: 'key-1' };

  let database: Knex;
  let repository: StoreRepository;
  let trigger: FakeStoreTrigger;
  let stores: DefaultStoreService;

  beforeEach(async () => {
    database = await databases.init('SQLITE_3');
    repository = await createTestRepository(database);
    trigger = new FakeStoreTrigger();
    stores = DefaultStoreService.create({
      gate: { findReady: async ({ clusters }) => [...clusters] },
      auth: mockServices.auth(),
      catalog: createTestCatalog(),
      config: {
        ...testConfig,
        clusters: [{ name: 'local', simulatedNodes: false }],
      },
      repository,
      trigger,
      inspector: new FakeStoreInspector(),
      publisher: { publish: async () => {} },
    });
  });

  async function makeStore(phase: StorePhase): Promise<void> {
    await stores.createStore({ name: 'demo' }, user);
    const store = (await repository.findStore('demo'))!;
    if (phase !== 'Pending') {
      await repository.updateStore(claimOf(store), {
        status: { phase, conditions: [] },
        operation: { status: phase === 'Failed' ? 'Failed' : 'Succeeded' },
      });
    }
    trigger.calls.length = 0;
  }

  it('makes one store of a request that is sent again', async () => {
    const request = { name: 'demo', title: 'Demo' };
    const first = await stores.createStore(request, withKey);
    const again = await stores.createStore(
      { title: ' Demo ', name: 'demo' },
      withKey,
    );
    expect(again).toEqual(first);
    expect(trigger.calls).toHaveLength(1);
    await expect(database('operations')).resolves.toHaveLength(1);
  });

  it('refuses the key for another request, and changes nothing', async () => {
    await stores.createStore({ name: 'demo' }, withKey);
    for (const call of [
      stores.createStore({ name: 'demo', title: 'Other' }, withKey),
      stores.createStore({ name: 'another' }, withKey),
      stores.cancelStoreOperation('demo', withKey),
    ]) {
      await expect(call).rejects.toMatchObject({
        name: 'RequestConflictError',
        statusCode: 422,
      });
    }
    await expect(repository.listStoreNames()).resolves.toEqual(['demo']);
    await expect(stores.getStore('demo', user)).resolves.toMatchObject({
      operation: { status: 'Queued' },
    });
  });

  it('makes no second store of a request whose store is gone', async () => {
    await stores.createStore({ name: 'demo' }, withKey);
    const store = (await repository.findStore('demo'))!;
    await repository.deleteStore(claimOf(store));
    await expect(
      stores.createStore({ name: 'demo' }, withKey),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(repository.listStoreNames()).resolves.toEqual([]);
  });

  it('knows the key of each caller apart', async () => {
    const other = { credentials: mockCredentials.user('user:default/bob') };
    await stores.createStore({ name: 'demo' }, withKey);
    await expect(
      stores.createStore(
        { name: 'another' },
        { ...other, idempotencyKey: 'key-1' },
      ),
    ).resolves.toMatchObject({ name: 'another' });
  });

  it.each(CALLS)('does %s once', async (_, phase, call) => {
    await makeStore(phase);
    const first = await call(stores, withKey);
    await expect(call(stores, withKey)).resolves.toEqual(first);
    expect(trigger.calls).toEqual(['interrupt demo']);
  });

  it.each(CALLS)(
    'does not take the key of another store for %s',
    async (_, phase, call) => {
      await stores.createStore({ name: 'another' }, withKey);
      await makeStore(phase);
      await expect(call(stores, withKey)).rejects.toMatchObject({
        name: 'RequestConflictError',
      });
      await expect(stores.getStore('demo', user)).resolves.toMatchObject({
        phase,
      });
      expect(trigger.calls).toEqual([]);
    },
  );

  it('tells another deletion of a store that is being deleted apart', async () => {
    await makeStore('Ready');
    const { hash } = await stores.planStoreDeletion('demo', user);
    await stores.deleteStore('demo', { plan: hash }, withKey);
    await expect(
      stores.deleteStore('demo', { plan: 'other' }, withKey),
    ).rejects.toMatchObject({ name: 'RequestConflictError' });
  });

  it.each(['', ' ', 'a b', 'ä', 'a\n', 'a'.repeat(201)])(
    'refuses the key %j',
    async idempotencyKey => {
      await expect(
        stores.createStore({ name: 'demo' }, { ...user, idempotencyKey }),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(/^Idempotency-Key must consist of/),
      });
      await expect(repository.listStoreNames()).resolves.toEqual([]);
    },
  );
});
