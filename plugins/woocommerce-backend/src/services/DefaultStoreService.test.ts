import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import {
  CreateStoreRequest,
  UpdateStoreRequest,
} from '@woocommerce-backstage/plugin-woocommerce-common';
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
import { StoreRepository, StoreStatus } from '../database';
import { DefaultStoreService } from './DefaultStoreService';
import { ChangedStore } from './StoreChangePublisher';

describe('DefaultStoreService', () => {
  const databases = createTestDatabases();
  const user = { credentials: mockCredentials.user('user:default/ada') };
  const service = { credentials: mockCredentials.service('plugin:other') };

  let database: Knex;
  let repository: StoreRepository;
  let trigger: FakeStoreTrigger;
  let changes: ChangedStore[];
  let stores: DefaultStoreService;

  beforeEach(async () => {
    database = await databases.init('SQLITE_3');
    repository = await createTestRepository(database);
    trigger = new FakeStoreTrigger();
    changes = [];
    stores = DefaultStoreService.create({
      gate: { findReady: async ({ clusters }) => [...clusters] },
      auth: mockServices.auth(),
      catalog: createTestCatalog(),
      config: testConfig,
      repository,
      trigger,
      inspector: new FakeStoreInspector(),
      publisher: {
        publish: async change => {
          changes.push(change);
        },
      },
    });
  });

  async function setStatus(status: StoreStatus): Promise<void> {
    const store = await repository.findStore('demo');
    await repository.updateStore(claimOf(store!), {
      status,
    });
  }

  describe('createStore', () => {
    it('accepts a name and fills in the rest', async () => {
      const store = await stores.createStore({ name: 'demo' }, user);

      expect(store).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        name: 'demo',
        cluster: 'local',
        title: 'demo',
        owner: 'user:default/ada',
        plan: 'demo',
        protected: false,
        readiness: 'workload',
        phase: 'Pending',
        conditions: [],
        url: 'http://demo.localtest.me:8080',
        adminUrl: 'http://demo.localtest.me:8080/wp-admin/',
        namespace: 'store-demo',
        release: {
          name: 'store-demo',
          chart: 'woocommerce-store',
          version: '0.1.0',
        },
        operation: {
          id: expect.any(String),
          kind: 'provision',
          status: 'Queued',
          queuePosition: 1,
          attempts: 0,
          actor: 'user:default/ada',
          evidence: [],
          steps: [],
          requestedAt: expect.any(String),
          deadline: expect.any(String),
        },
        createdAt: expect.any(String),
        createdBy: 'user:default/ada',
        updatedAt: expect.any(String),
      });
      await expect(stores.getStore('demo', user)).resolves.toMatchObject(store);
      await expect(repository.findStore('demo')).resolves.toMatchObject({
        cluster: 'local',
        operation: { kind: 'provision', actor: 'user:default/ada' },
      });
      expect(trigger.calls).toEqual(['interrupt demo']);
      expect(changes).toEqual([
        { action: 'updated', id: expect.any(String), name: 'demo' },
      ]);
      await expect(stores.listStoreEvents('demo', user)).resolves.toEqual([
        expect.objectContaining({
          type: 'Normal',
          reason: 'Requested',
          message: 'user:default/ada requested the store.',
        }),
      ]);
    });

    it('takes what it is told', async () => {
      const store = await stores.createStore(
        {
          name: 'demo',
          title: '  Ada’s “shop” 🛒: {{ .Release.Name }}, a=b  ',
          owner: 'Shops',
          plan: 'standard',
          blueprint: 'germany-b2c',
          entityRef: 'Component:Demo-Shop',
        },
        service,
      );
      expect(store).toMatchObject({
        title: 'Ada’s “shop” 🛒: {{ .Release.Name }}, a=b',
        owner: 'group:default/shops',
        plan: 'standard',
        blueprint: 'germany-b2c',
        entityRef: 'component:default/demo-shop',
        createdBy: 'plugin:other',
      });
    });

    it.each<[unknown, string]>([
      [{}, 'name is required'],
      [{ name: 'kube-system' }, 'name must not start with "kube-"'],
      [{ name: 'demo', plan: 'Demo' }, 'plan must be one of demo, standard'],
      [{ name: 'demo', plan: '' }, 'plan must be one of demo, standard'],
      [{ name: 'demo', plan: '__proto__' }, 'plan must be one of demo'],
      [
        { name: 'demo', blueprint: 'france' },
        'blueprint must be one of germany-b2c',
      ],
      [{ name: 'demo', password: 'x' }, '"password" is not a known field'],
      [{ name: 'demo', protected: 'no' }, 'protected must be true or false'],
      [{ name: 'demo', owner: 'nobody' }, 'owner must be a group or user of'],
    ])('refuses %j', async (request, message) => {
      await expect(
        stores.createStore(request as CreateStoreRequest, user),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(message),
      });
      await expect(repository.listStoreNames()).resolves.toEqual([]);
      expect(trigger.calls).toEqual([]);
      expect(changes).toEqual([]);
    });

    it('records nothing of a store that must not be made', async () => {
      const seen: object[] = [];
      const refused = stores.createStore(
        { name: 'demo', owner: 'nobody', protected: true },
        {
          ...user,
          admit: store => {
            const { owner, createdBy, plan, phase } = store;
            seen.push({ owner, createdBy, plan, phase });
            throw new NotAllowedError('not this one');
          },
        },
      );
      await expect(refused).rejects.toThrow('not this one');
      // Before the catalog is asked, so that nobody learns who is in it.
      expect(seen).toEqual([
        {
          owner: 'group:default/nobody',
          createdBy: 'user:default/ada',
          plan: 'demo',
          phase: 'Pending',
        },
      ]);
      await expect(repository.listStoreNames()).resolves.toEqual([]);
    });

    it('needs an owner from a service', async () => {
      await expect(
        stores.createStore({ name: 'demo' }, service),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: 'owner is required when a service asks for a store',
      });
    });

    it('lets nobody in who is neither a user nor a service', async () => {
      await expect(
        stores.createStore(
          { name: 'demo' },
          { credentials: mockCredentials.none() },
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    });

    it('refuses a name that is taken, and leaves the engine alone', async () => {
      await stores.createStore({ name: 'demo' }, user);
      await expect(
        stores.createStore({ name: 'demo' }, user),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      expect(trigger.calls).toHaveLength(1);
      expect(changes).toHaveLength(1);
    });
  });

  describe('getStore', () => {
    it('shows what was observed', async () => {
      await stores.createStore({ name: 'demo' }, user);
      await setStatus({
        phase: 'Degraded',
        reason: 'CrashLooping',
        message: 'The database crashes.',
        conditions: [
          {
            type: 'Accepted',
            status: 'True',
            reason: 'Accepted',
            message: 'The request was accepted.',
            lastTransitionTime: '2026-11-24T12:00:00.123Z',
          },
        ],
        releaseRevision: 3,
        observedAt: new Date('2026-11-24T12:34:56.789Z'),
      });
      await expect(stores.getStore('demo', user)).resolves.toMatchObject({
        phase: 'Degraded',
        reason: 'CrashLooping',
        message: 'The database crashes.',
        hint: expect.stringContaining('Kubernetes tab'),
        conditions: [{ type: 'Accepted' }],
        release: { revision: 3 },
        observedAt: '2026-11-24T12:34:56.789Z',
      });
    });

    it.each([
      'nobody',
      '',
      'a\u0000b',
      "'; drop table stores",
      'a'.repeat(9_999),
    ])('knows no store %j', async name => {
      await expect(stores.getStore(name, user)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      await expect(stores.listStoreEvents(name, user)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });
  });

  it('lists stores with a cursor as long as there are more', async () => {
    await stores.createStore({ name: 'one' }, user);
    await stores.createStore({ name: 'two' }, user);
    const first = await stores.listStores({ limit: 1, sort: 'name' }, user);
    expect(first).toEqual({
      items: [expect.objectContaining({ name: 'one' })],
      totalItems: 2,
      nextCursor: expect.any(String),
    });
    await expect(
      stores.listStores(
        { limit: 1, sort: 'name', cursor: first.nextCursor },
        user,
      ),
    ).resolves.toEqual({
      items: [expect.objectContaining({ name: 'two' })],
      totalItems: 2,
    });
  });

  describe('updateStore', () => {
    it('protects a store, and tells of it once', async () => {
      await stores.createStore({ name: 'demo' }, user);
      changes.length = 0;
      const notes: object[] = [];
      for (const attempt of [1, 2]) {
        await expect(
          stores.updateStore(
            'demo',
            { protected: true },
            { ...user, note: meta => notes.push({ attempt, ...meta }) },
          ),
        ).resolves.toMatchObject({ protected: true, phase: 'Pending' });
      }
      expect(notes).toEqual([
        { attempt: 1, changed: true },
        { attempt: 2, changed: false },
      ]);
      expect(changes).toHaveLength(1);
      const [event] = await stores.listStoreEvents('demo', user);
      expect(event).toMatchObject({
        reason: 'Protected',
        message: 'user:default/ada protected the store from being deleted.',
      });
      await expect(
        stores.updateStore('demo', { protected: false }, user),
      ).resolves.toMatchObject({ protected: false });
    });

    it.each<[unknown, string]>([
      [{}, 'protected is required'],
      [{ protected: 'true' }, 'protected must be true or false'],
      [{ protected: true, owner: 'eve' }, '"owner" is not a known field'],
    ])('refuses %j', async (request, message) => {
      await stores.createStore({ name: 'demo' }, user);
      await expect(
        stores.updateStore('demo', request as UpdateStoreRequest, user),
      ).rejects.toMatchObject({ name: 'InputError', message });
    });

    it('knows a request again that is made once more', async () => {
      await stores.createStore({ name: 'demo' }, user);
      const options = { ...user, idempotencyKey: 'key' };
      await stores.updateStore('demo', { protected: true }, options);
      await stores.updateStore('demo', { protected: false }, user);
      await expect(
        stores.updateStore('demo', { protected: true }, options),
      ).resolves.toMatchObject({ protected: false });
      await expect(
        stores.updateStore('demo', { protected: false }, options),
      ).rejects.toMatchObject({ name: 'RequestConflictError' });
    });
  });

  describe('refreshStore', () => {
    it('answers with what was just observed', async () => {
      await stores.createStore({ name: 'demo' }, user);
      trigger.onObserve = () => setStatus({ phase: 'Ready', conditions: [] });
      await expect(stores.refreshStore('demo', user)).resolves.toMatchObject({
        phase: 'Ready',
      });
      expect(trigger.calls).toEqual(['interrupt demo', 'observe demo']);
    });

    it('knows when the store turned out to be gone', async () => {
      await stores.createStore({ name: 'demo' }, user);
      trigger.onObserve = () => database('stores').delete();
      await expect(stores.refreshStore('demo', user)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });

    it('observes nothing that does not exist', async () => {
      await expect(stores.refreshStore('nobody', user)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      expect(trigger.calls).toEqual([]);
    });
  });

  describe('retryStore', () => {
    it('starts a failed store again', async () => {
      await stores.createStore({ name: 'demo' }, user);
      await setStatus({
        phase: 'Failed',
        reason: 'HelmFailed',
        message: 'Helm failed.',
        conditions: [],
      });
      const store = await stores.retryStore('demo', service);
      expect(store.phase).toBe('Pending');
      expect(store).not.toHaveProperty('reason');
      expect(store).not.toHaveProperty('hint');
      await expect(repository.findStore('demo')).resolves.toMatchObject({
        operation: { kind: 'provision', actor: 'plugin:other' },
      });
      expect(trigger.calls).toEqual(['interrupt demo', 'interrupt demo']);
      expect(changes).toHaveLength(2);
      const [event] = await stores.listStoreEvents('demo', user);
      expect(event.reason).toBe('RetryRequested');
    });

    it.each([
      'Pending',
      'Provisioning',
      'Ready',
      'Degraded',
      'Deleting',
    ] as const)('leaves a store alone that is %s', async phase => {
      await stores.createStore({ name: 'demo' }, user);
      await setStatus({ phase, conditions: [] });
      await expect(stores.retryStore('demo', user)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(`in phase ${phase}`),
      });
      expect(trigger.calls).toHaveLength(1);
      expect(changes).toHaveLength(1);
    });

    it('knows no other stores', async () => {
      await expect(stores.retryStore('nobody', user)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });
  });
});
