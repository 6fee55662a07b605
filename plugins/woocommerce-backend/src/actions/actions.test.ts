import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { NotAllowedError } from '@backstage/errors';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import {
  makeStore,
  storeServiceMock,
} from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { QuotaExceededError } from '../quotas/QuotaExceededError';
import { RequestLimiter } from '../quotas/RequestLimiter';
import { ActionRunner, registerChangeActions, registerReadActions } from '.';

const credentials = mockCredentials.user('user:default/ada');
const store = makeStore();

function setUp() {
  const answer = async () => store;
  const stores = storeServiceMock({
    listStores: async () => ({ items: [store], totalItems: 1 }),
    getStore: answer,
    listStoreEvents: async () => [],
    listStoreOperations: async () => [store.operation],
    listPlans: async () => [],
    listQuotas: async () => [],
    planStoreDeletion: async () => ({
      hash: 'a1',
      createdAt: '2026-11-24T12:00:00.123Z',
      volumeClaims: [],
      hosts: [],
      backups: [],
      warnings: [],
      blockers: [],
    }),
    createStore: answer,
    refreshStore: answer,
    retryStore: answer,
    verifyStore: answer,
    upgradeStore: answer,
    repairStore: answer,
    cancelStoreOperation: answer,
    updateStore: answer,
    deleteStore: answer,
  });
  const actionsRegistry = actionsRegistryServiceMock();
  const runner = ActionRunner.create({
    auth: mockServices.auth(),
    limiter: RequestLimiter.create({
      requestsPerMinute: 3,
      changesPerMinute: 2,
    }),
  });
  registerReadActions({ actionsRegistry, runner, stores });
  registerChangeActions({ actionsRegistry, runner, stores });
  const invoke = (name: string, input: Record<string, unknown>) =>
    actionsRegistry.invoke({
      id: `test:${name}`,
      input: input as {},
      credentials,
    });
  return { actionsRegistry, invoke, stores };
}

describe('actions', () => {
  it.each<[string, keyof StoreService, Record<string, unknown>, unknown[]]>([
    ['list-stores', 'listStores', { limit: '5' }, [{ limit: 5 }]],
    ['get-store', 'getStore', { name: 'demo' }, ['demo']],
    ['list-store-events', 'listStoreEvents', { name: 'demo' }, ['demo']],
    [
      'list-store-operations',
      'listStoreOperations',
      { name: 'demo' },
      ['demo'],
    ],
    ['list-store-plans', 'listPlans', { owner: 'shops' }, [{ owner: 'shops' }]],
    ['list-store-quotas', 'listQuotas', {}, [{}]],
    ['plan-store-deletion', 'planStoreDeletion', { name: 'demo' }, ['demo']],
  ])('%s reads as the caller', async (name, method, input, args) => {
    const { invoke, stores } = setUp();
    await invoke(name, input);
    expect(stores[method]).toHaveBeenCalledWith(...args, { credentials });
  });

  it.each<[string, keyof StoreService, Record<string, unknown>, unknown[]]>([
    [
      'create-store',
      'createStore',
      { name: 'demo', plan: 'demo', idempotencyKey: 'k' },
      [{ name: 'demo', plan: 'demo' }],
    ],
    ['refresh-store', 'refreshStore', { name: 'demo' }, ['demo']],
    ['retry-store', 'retryStore', { name: 'demo' }, ['demo']],
    ['verify-store', 'verifyStore', { name: 'demo' }, ['demo']],
    ['upgrade-store', 'upgradeStore', { name: 'demo' }, ['demo']],
    ['repair-store', 'repairStore', { name: 'demo' }, ['demo']],
    [
      'cancel-store-operation',
      'cancelStoreOperation',
      { name: 'demo' },
      ['demo'],
    ],
    [
      'update-store',
      'updateStore',
      { name: 'demo', protected: true },
      ['demo', { protected: true }],
    ],
    [
      'delete-store',
      'deleteStore',
      { name: 'demo', plan: 'a1' },
      ['demo', { plan: 'a1' }],
    ],
  ])('%s changes as the caller', async (name, method, input, args) => {
    const { invoke, stores } = setUp();
    await expect(invoke(name, input)).resolves.toEqual({ output: { store } });
    expect(stores[method]).toHaveBeenCalledWith(
      ...args,
      expect.objectContaining({ credentials, via: 'action' }),
    );
  });

  it.each([
    ['get-store', {}],
    ['create-store', { title: 'No name' }],
    ['delete-store', { name: 'demo' }],
    ['list-stores', { limit: 0 }],
    ['list-stores', { phase: 'Gone' }],
  ])('%s refuses %j', async (name, input) => {
    const { invoke, stores } = setUp();
    await expect(invoke(name, input)).rejects.toMatchObject({
      name: 'InputError',
    });
    expect(stores.deleteStore).not.toHaveBeenCalled();
    expect(stores.createStore).not.toHaveBeenCalled();
  });

  it('says what is denied', async () => {
    const { invoke, stores } = setUp();
    stores.deleteStore.mockRejectedValue(new NotAllowedError('not yours'));
    await expect(
      invoke('delete-store', { name: 'demo', plan: 'a1' }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('says why there is no room', async () => {
    const { invoke, stores } = setUp();
    stores.createStore.mockRejectedValue(
      new QuotaExceededError('2 of 2 stores', {
        scope: 'user',
        subject: 'user:default/ada',
        resource: 'stores',
        limit: 2,
        used: 2,
        requested: 1,
      }),
    );
    await expect(
      invoke('create-store', { name: 'demo' }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: '2 of 2 stores',
    });
  });

  it('says when there is too much to do', async () => {
    const { invoke, stores } = setUp();
    for (const name of ['a', 'b']) {
      await invoke('retry-store', { name });
    }
    await expect(invoke('retry-store', { name: 'c' })).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(/^You have asked more often than 2 times/),
    });
    expect(stores.retryStore).toHaveBeenCalledTimes(2);
    await expect(invoke('get-store', { name: 'a' })).rejects.toMatchObject({
      message: expect.stringMatching(/^You have asked more often than 3 times/),
    });
  });

  it('marks what reads, and what destroys', async () => {
    const { actionsRegistry } = setUp();
    const { actions } = await actionsRegistry.list();
    const names = (
      matches: (attributes: (typeof actions)[0]['attributes']) => boolean,
    ) =>
      actions
        .filter(({ attributes }) => matches(attributes))
        .map(({ name }) => name);
    expect(names(({ readOnly }) => readOnly)).toEqual([
      'list-stores',
      'get-store',
      'list-store-events',
      'list-store-operations',
      'list-store-plans',
      'list-store-quotas',
      'plan-store-deletion',
    ]);
    expect(names(({ destructive }) => destructive)).toEqual(['delete-store']);
    expect(actions).toHaveLength(16);
  });
});
