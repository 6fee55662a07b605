import {
  BackstageCredentials,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { StoreService } from './StoreService';
import { storeServiceRef } from './storeServiceRef';

/** Starts a backend whose woocommerce plugin answers as told. */
async function setUp(answer: () => unknown) {
  const keys: unknown[] = [];
  const callers: BackstageCredentials[] = [];
  const requests: string[] = [];
  let stores: StoreService | undefined;

  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'woocommerce',
        register(env) {
          env.registerInit({
            deps: {
              httpAuth: coreServices.httpAuth,
              httpRouter: coreServices.httpRouter,
            },
            async init({ httpAuth, httpRouter }) {
              httpRouter.use(async (request, response, next) => {
                try {
                  callers.push(await httpAuth.credentials(request));
                  requests.push(`${request.method} ${request.url}`);
                  keys.push(request.headers['idempotency-key']);
                  response.json(answer());
                } catch (error) {
                  next(error);
                }
              });
            },
          });
        },
      }),
      createBackendPlugin({
        pluginId: 'other',
        register(env) {
          env.registerInit({
            deps: { service: storeServiceRef },
            async init({ service }) {
              stores = service;
            },
          });
        },
      }),
    ],
  });
  return { backend, callers, keys, requests, stores: stores! };
}

describe('storeServiceRef', () => {
  const user = mockCredentials.user('user:default/ada');
  const store = { name: 'demo', phase: 'Pending' };

  it.each<[string, (s: StoreService) => Promise<unknown>, string]>([
    [
      'listStores',
      s => s.listStores({ q: 'a' }, { credentials: user }),
      'GET /stores?q=a',
    ],
    [
      'createStore',
      s => s.createStore({ name: 'demo' }, { credentials: user }),
      'POST /stores',
    ],
    [
      'getStore',
      s => s.getStore('demo', { credentials: user }),
      'GET /stores/demo',
    ],
    [
      'refreshStore',
      s => s.refreshStore('demo', { credentials: user }),
      'POST /stores/demo/refresh',
    ],
    [
      'retryStore',
      s => s.retryStore('demo', { credentials: user }),
      'POST /stores/demo/retry',
    ],
    [
      'verifyStore',
      s => s.verifyStore('demo', { credentials: user }),
      'POST /stores/demo/verify',
    ],
    [
      'upgradeStore',
      s => s.upgradeStore('demo', { credentials: user }),
      'POST /stores/demo/upgrade',
    ],
    [
      'repairStore',
      s => s.repairStore('demo', { credentials: user }),
      'POST /stores/demo/repair',
    ],
    [
      'cancelStoreOperation',
      s => s.cancelStoreOperation('demo', { credentials: user }),
      'POST /stores/demo/cancel',
    ],
    [
      'planStoreDeletion',
      s => s.planStoreDeletion('demo', { credentials: user }),
      'POST /stores/demo/delete-plan',
    ],
    [
      'deleteStore',
      s => s.deleteStore('demo', { plan: 'a1-b2' }, { credentials: user }),
      'DELETE /stores/demo?plan=a1-b2',
    ],
  ])('calls %s as the caller', async (_, call, expected) => {
    const { backend, callers, requests, stores } = await setUp(() => store);
    await expect(call(stores)).resolves.toEqual(store);
    expect(requests).toEqual([expected]);
    expect(callers).toEqual([
      expect.objectContaining({
        principal: expect.objectContaining({
          type: 'user',
          userEntityRef: 'user:default/ada',
        }),
      }),
    ]);
    await backend.stop();
  });

  it('passes an idempotency key on', async () => {
    const { backend, keys, stores } = await setUp(() => store);
    const options = { credentials: user, idempotencyKey: 'task-1' };
    await stores.createStore({ name: 'demo' }, options);
    await stores.deleteStore('demo', { plan: 'a1' }, options);
    expect(keys).toEqual(['task-1', 'task-1']);
    await backend.stop();
  });

  it('reads operations and events, as a service when a service asks', async () => {
    const { backend, callers, stores } = await setUp(() => ({ items: [] }));
    await expect(
      stores.listStoreEvents('demo', {
        credentials: mockCredentials.service('plugin:other'),
      }),
    ).resolves.toEqual([]);
    await expect(
      stores.listStoreOperations('demo', { credentials: user }),
    ).resolves.toEqual([]);
    expect(callers[0].principal).toMatchObject({
      type: 'service',
      subject: 'plugin:other',
    });
    await backend.stop();
  });

  it.each([
    new NotFoundError('There is no store "demo"'),
    new ConflictError('name "demo" is taken by another store'),
    new InputError('name is required'),
  ])('throws what the plugin threw: %s', async error => {
    const { backend, stores } = await setUp(() => {
      throw error;
    });
    await expect(
      stores.getStore('demo', { credentials: user }),
    ).rejects.toMatchObject({ name: error.name, message: error.message });
    await backend.stop();
  });

  it('ends a call when told so', async () => {
    const { backend, stores } = await setUp(() => store);
    const controller = new AbortController();
    controller.abort();
    await expect(
      stores.getStore('demo', {
        credentials: user,
        signal: controller.signal,
      }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    await backend.stop();
  });
});
