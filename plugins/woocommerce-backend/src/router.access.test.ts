import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createTestDatabases } from './__testUtils__/testDatabases';
import { expectToMatchOpenApi } from './__testUtils__/openApi';
import { TestApi } from './__testUtils__/TestApi';

describe('createRouter with its callers', () => {
  const databases = createTestDatabases();
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start({ knex: await databases.init('SQLITE_3') });
  });

  afterEach(async () => {
    await api.stop();
  });

  const routes: ['get' | 'post' | 'patch' | 'delete', string, string][] = [
    ['get', '/stores', 'woocommerce.store.read'],
    ['post', '/stores', 'woocommerce.store.create'],
    ['get', '/stores/demo', 'woocommerce.store.read'],
    ['get', '/stores/demo/events', 'woocommerce.store.read'],
    ['get', '/stores/demo/operations', 'woocommerce.store.read'],
    ['post', '/stores/demo/refresh', 'woocommerce.store.refresh'],
    ['post', '/stores/demo/retry', 'woocommerce.store.retry'],
    ['post', '/stores/demo/verify', 'woocommerce.store.verify'],
    ['post', '/stores/demo/upgrade', 'woocommerce.store.upgrade'],
    ['post', '/stores/demo/repair', 'woocommerce.store.repair'],
    ['post', '/stores/demo/cancel', 'woocommerce.store.cancel'],
    ['patch', '/stores/demo', 'woocommerce.store.update'],
    ['post', '/stores/demo/delete-plan', 'woocommerce.store.delete'],
    ['delete', '/stores/demo?plan=a1', 'woocommerce.store.delete'],
  ];

  /** A body that fits; routes that take none leave it alone. */
  function send(
    method: (typeof routes)[number][0],
    path: string,
    name: string,
  ) {
    const body = path === '/stores' ? { name } : undefined;
    return api
      .send(method, path)
      .send(method === 'patch' ? { protected: true } : body);
  }

  it.each(routes)(
    '%s %s needs a caller, and the permission %s',
    async (method, path, permission) => {
      await api.post('/stores', { name: 'demo' });
      const before = await api.repository.findStore('demo');
      for (const header of [
        mockCredentials.none.header(),
        mockCredentials.user.invalidHeader(),
        mockCredentials.service.invalidHeader(),
      ]) {
        const unknown = await send(method, path, 'other').set(
          'authorization',
          header,
        );
        expect(unknown.status).toBe(401);
        await expectToMatchOpenApi(unknown);
      }

      api.deny(permission);
      const denied = await send(method, path, 'other');
      expect(denied.status).toBe(403);
      expect(denied.body.error.name).toBe('NotAllowedError');
      expect(denied.body.error.message).toMatch(
        `You lack the permission ${permission}`,
      );
      await expectToMatchOpenApi(denied);
      await expect(api.repository.listStoreNames()).resolves.toEqual(['demo']);
      await expect(api.repository.findStore('demo')).resolves.toEqual(before);
    },
  );

  it.each(routes.filter(([, path]) => path !== '/stores'))(
    '%s %s answers for a store of others as for one that isn’t there',
    async (method, path) => {
      await api.post('/stores', { name: 'demo' });
      api.decisions.set('woocommerce.store.read', {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'woocommerce',
        resourceType: 'woocommerce-store',
        conditions: {
          rule: 'IS_OWNER',
          resourceType: 'woocommerce-store',
          params: { claims: ['group:default/others'] },
        },
      });
      const foreign = await send(method, path, 'demo');
      const missing = await send(method, path.replace('demo', 'gone'), 'gone');
      expect(foreign.status).toBe(404);
      expect(JSON.stringify(foreign.body)).toBe(
        JSON.stringify(missing.body).replaceAll('gone', 'demo'),
      );
      const { date: _, ...headers } = missing.headers;
      expect(foreign.headers).toMatchObject({
        ...headers,
        'content-length': expect.any(String),
        etag: expect.any(String),
      });
      await expectToMatchOpenApi(foreign);
    },
  );

  it.each(routes.filter(([, path]) => path !== '/stores'))(
    '%s %s answers that there is no such store',
    async (method, path) => {
      for (const name of ['demo', '%00', 'a%27%3B--', '..%2fetc']) {
        const response = await send(method, path.replace('demo', name), 'demo');
        expect(response.status).toBe(404);
        expect(response.body.error.name).toBe('NotFoundError');
        await expectToMatchOpenApi(response);
      }
    },
  );

  it('lets services in', async () => {
    const response = await api
      .post('/stores', { name: 'demo', owner: 'group:default/shops' })
      .set('authorization', mockCredentials.service.header());
    expect(response.status).toBe(202);
    expect(response.body.createdBy).toBe('external:test-service');
  });
});
