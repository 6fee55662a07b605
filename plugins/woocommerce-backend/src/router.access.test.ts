import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { StoreStatus } from './database';
import { claimOf, createTestDatabases } from './__testUtils__/testDatabases';
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

  async function setStatus(status: StoreStatus): Promise<void> {
    const store = await api.repository.findStore('demo');
    await api.repository.updateStore(claimOf(store!), { status });
  }

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
    const bodies = { post: { name }, patch: { protected: true } };
    return api
      .send(method, path)
      .send(
        method === 'post' || method === 'patch' ? bodies[method] : undefined,
      );
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

  describe('audit', () => {
    it.each([
      ['post', '/stores', 'store-create', 'medium', undefined],
      ['post', '/stores/demo/refresh', 'store-refresh', 'low', 'Pending'],
      ['post', '/stores/demo/retry', 'store-retry', 'medium', 'Failed'],
      ['post', '/stores/demo/upgrade', 'store-upgrade', 'medium', 'Ready'],
      ['post', '/stores/demo/repair', 'store-repair', 'medium', 'Failed'],
      ['post', '/stores/demo/cancel', 'store-cancel', 'medium', 'Pending'],
      ['delete', '/stores/demo', 'store-delete', 'high', 'Deleting'],
    ] as const)(
      'records that %s %s succeeded',
      async (method, path, eventId, severityLevel, phase) => {
        if (phase) {
          await api.post('/stores', { name: 'demo' });
          await setStatus({ phase, conditions: [] });
          jest.clearAllMocks();
        }
        await api
          .send(method, method === 'delete' ? `${path}?plan=a1` : path)
          .send(method === 'post' ? { name: 'demo' } : undefined);
        expect(api.auditor.createEvent).toHaveBeenCalledTimes(1);
        expect(api.auditor.createEvent).toHaveBeenCalledWith({
          eventId,
          severityLevel,
          request: expect.objectContaining({ method: method.toUpperCase() }),
          meta: { storeName: 'demo' },
        });
        expect(api.auditEvent.success).toHaveBeenCalledTimes(1);
        expect(api.auditEvent.fail).not.toHaveBeenCalled();
      },
    );

    it.each([
      ['post', '/stores', { name: 'kube-x' }, 'InputError'],
      ['post', '/stores', { name: 'taken' }, 'ConflictError'],
      ['post', '/stores', { name: 42 }, 'InputError'],
      ['post', '/stores/demo/refresh', undefined, 'NotFoundError'],
      ['post', '/stores/taken/retry', undefined, 'ConflictError'],
      ['post', '/stores/taken/verify', undefined, 'ConflictError'],
      ['post', '/stores/taken/upgrade', undefined, 'ConflictError'],
      ['post', '/stores/taken/repair', undefined, 'ConflictError'],
      ['delete', '/stores/demo?plan=a1', undefined, 'NotFoundError'],
      ['delete', '/stores/taken', undefined, 'InputError'],
      ['delete', '/stores/taken?plan=a1', undefined, 'ConflictError'],
    ] as const)(
      'records that %s %s with %j failed',
      async (method, path, body, error) => {
        await api.post('/stores', { name: 'taken' });
        jest.clearAllMocks();
        await api.send(method, path).send(body);
        expect(api.auditor.createEvent).toHaveBeenCalledTimes(1);
        expect(api.auditEvent.success).not.toHaveBeenCalled();
        expect(api.auditEvent.fail).toHaveBeenCalledTimes(1);
        expect(api.auditEvent.fail).toHaveBeenCalledWith({
          error: expect.objectContaining({ name: error }),
        });
      },
    );

    it('tells the deletion that counts from those that change nothing', async () => {
      await api.post('/stores', { name: 'demo' });
      const { body: plan } = await api.post('/stores/demo/delete-plan');
      jest.clearAllMocks();
      await Promise.all(
        Array.from({ length: 20 }, () =>
          api.delete(`/stores/demo?plan=${plan.hash}`),
        ),
      );
      const metas = api.auditEvent.success.mock.calls.map(
        ([options]) => options?.meta,
      );
      expect(metas).toHaveLength(20);
      expect(metas.filter(meta => meta?.changed)).toEqual([
        { operationId: expect.any(String), changed: true, leftovers: [] },
      ]);
    });

    it('records who was not allowed to', async () => {
      api.deny('woocommerce.store.read');
      await api.delete('/stores/demo?plan=a1');
      expect(api.auditEvent.fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ name: 'NotAllowedError' }),
      });
    });

    it('has nothing to say about reading', async () => {
      await api.get('/stores');
      await api.get('/stores/demo');
      await api.get('/stores/demo/events');
      await api.get('/stores/demo/operations');
      await api.post('/stores/demo/delete-plan');
      expect(api.auditor.createEvent).not.toHaveBeenCalled();
    });
  });
});
