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
  return { backend, callers, requests, stores: stores! };
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
      'deleteStore',
      s => s.deleteStore('demo', { credentials: user }),
      'DELETE /stores/demo',
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

  it('reads events, as a service when a service asks', async () => {
    const { backend, callers, stores } = await setUp(() => ({ items: [] }));
    await expect(
      stores.listStoreEvents('demo', {
        credentials: mockCredentials.service('plugin:other'),
      }),
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
