import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
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
import { WoocommerceConfig } from '../config';
import { StoreRepository, StoreStatus } from '../database';
import { DefaultStoreService } from './DefaultStoreService';

const realConfig: WoocommerceConfig = {
  ...testConfig,
  clusters: [
    { name: 'local', simulatedNodes: false },
    { name: 'sham', simulatedNodes: true },
  ],
  charts: new Map([
    ...testConfig.charts,
    [
      'wordpress',
      {
        name: 'wordpress',
        type: 'bitnami-wordpress',
        ref: '/charts/wordpress',
        version: '28.1.5',
      },
    ],
  ]),
  plans: new Map(
    [...testConfig.plans].map(([name, plan]) => [
      name,
      { ...plan, readiness: 'checkout' },
    ]),
  ),
};

describe('DefaultStoreService on stores that are up', () => {
  const databases = createTestDatabases();
  const user = { credentials: mockCredentials.user('user:default/ada') };
  const service = { credentials: mockCredentials.service('plugin:other') };

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
      config: realConfig,
      repository,
      trigger,
      inspector: new FakeStoreInspector(),
      publisher: { publish: async () => {} },
    });
  });

  /** A store that has climbed as far as it has to. */
  async function makeReady(status: Partial<StoreStatus> = {}): Promise<void> {
    await stores.createStore({ name: 'demo' }, user);
    const store = await repository.findStore('demo');
    await repository.updateStore(claimOf(store!), {
      status: {
        phase: 'Ready',
        conditions: [],
        releaseRevision: 3,
        ...status,
      },
      operation: { status: 'Succeeded' },
    });
  }

  describe('verifyStore', () => {
    it('starts a verification, which leaves the phase as it is', async () => {
      await makeReady();
      const store = await stores.verifyStore('demo', service);
      expect(store).toMatchObject({
        phase: 'Ready',
        operation: { kind: 'verify', status: 'Queued' },
      });
      await expect(repository.findStore('demo')).resolves.toMatchObject({
        operation: { kind: 'verify', actor: 'plugin:other' },
      });
      const [event] = await stores.listStoreEvents('demo', user);
      expect(event.reason).toBe('VerificationRequested');
    });

    it('starts none while one is running, or an upgrade or a repair', async () => {
      await makeReady();
      const first = await stores.verifyStore('demo', user);
      await expect(stores.verifyStore('demo', user)).resolves.toEqual(first);
      const upgrade = await stores.upgradeStore('demo', user);
      await expect(stores.verifyStore('demo', user)).resolves.toEqual(upgrade);
      await database('operations').update({ status: 'Succeeded' });
      const repair = await stores.repairStore('demo', user);
      await expect(stores.verifyStore('demo', user)).resolves.toEqual(repair);
      await expect(database('operations')).resolves.toHaveLength(4);
    });

    it('needs nodes on which something answers', async () => {
      await makeReady();
      await database('stores').update({ cluster: 'sham' });
      await expect(stores.verifyStore('demo', user)).rejects.toMatchObject({
        name: 'ConflictError',
        message:
          'Store "demo" can’t be verified: the cluster’s nodes are simulated',
      });
    });

    it('needs a chart that can be verified', async () => {
      await makeReady();
      await database('stores').update({ chart: 'wordpress' });
      await expect(stores.verifyStore('demo', user)).rejects.toMatchObject({
        name: 'ConflictError',
        message:
          'Store "demo" can’t be verified: its chart wordpress has no verification',
      });
    });
  });

  describe('upgradeStore', () => {
    it('asks for the version that the chart has now', async () => {
      await makeReady();
      await database('stores').update({ chart_version: '0.0.9' });
      await expect(stores.getStore('demo', user)).resolves.toMatchObject({
        release: { version: '0.0.9', availableVersion: '0.1.0' },
      });
      const store = await stores.upgradeStore('demo', user);
      expect(store).toMatchObject({
        phase: 'Ready',
        release: { version: '0.0.9', availableVersion: '0.1.0' },
        operation: { kind: 'upgrade', status: 'Queued' },
      });
      await expect(repository.findStore('demo')).resolves.toMatchObject({
        operation: { kind: 'upgrade', chartVersion: '0.1.0', baseRevision: 3 },
      });
      const [event] = await stores.listStoreEvents('demo', user);
      expect(event).toMatchObject({
        reason: 'UpgradeRequested',
        message: expect.stringContaining('woocommerce-store 0.1.0'),
      });
    });

    it('takes the place of a verification, and of no other upgrade', async () => {
      await makeReady();
      await stores.verifyStore('demo', user);
      const first = await stores.upgradeStore('demo', user);
      trigger.calls.length = 0;
      await expect(stores.upgradeStore('demo', user)).resolves.toEqual(first);
      expect(trigger.calls).toEqual([]);
    });

    it('needs a chart that is still configured', async () => {
      await makeReady();
      await database('stores').update({ chart: 'gone' });
      await expect(stores.upgradeStore('demo', user)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('gone is no longer configured'),
      });
    });
  });

  it.each([
    ['verifyStore', 'Pending'],
    ['verifyStore', 'Failed'],
    ['verifyStore', 'Deleting'],
    ['upgradeStore', 'Provisioning'],
    ['upgradeStore', 'Failed'],
    ['upgradeStore', 'Deleting'],
  ] as const)('%s leaves a store alone that is %s', async (method, phase) => {
    await makeReady({ phase });
    await expect(stores[method]('demo', user)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(`in phase ${phase}`),
    });
    await expect(database('operations')).resolves.toHaveLength(1);
    await expect(stores[method]('nobody', user)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  describe('readiness', () => {
    it.each([
      ['its plan’s', { plan: 'standard' }, 'checkout'],
      [
        'that of pods where nodes are simulated',
        { cluster: 'sham' },
        'workload',
      ],
      ['no more than its chart’s', { chart: 'wordpress' }, 'workload'],
      ['that of pods when its plan is gone', { plan: 'gone' }, 'workload'],
    ])('is %s', async (_, columns, readiness) => {
      await makeReady();
      await database('stores').update(columns);
      await expect(stores.getStore('demo', user)).resolves.toMatchObject({
        readiness,
      });
    });
  });
});
