import { mockCredentials } from '@backstage/backend-test-utils';
import { StoreStatus } from './database';
import { createTestDatabases } from './__testUtils__/testDatabases';
import { expectToMatchOpenApi } from './__testUtils__/openApi';
import { TestApi } from './__testUtils__/TestApi';
import { makeFailedVerification } from './reconcile/__testUtils__/stores';

describe('createRouter', () => {
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
    await api.repository.updateStore({
      storeId: store!.id,
      operationId: store!.operation.id,
      status,
    });
  }

  it('requests, reads and deletes a store', async () => {
    const created = await api.post('/stores', { name: 'demo', title: 'Demo' });
    expect(created.status).toBe(202);
    expect(created.headers.location).toBe('/api/woocommerce/stores/demo');
    expect(created.body).toMatchObject({
      name: 'demo',
      title: 'Demo',
      owner: 'user:default/mock',
      phase: 'Pending',
    });
    await expectToMatchOpenApi(created);

    const read = await api.get('/stores/demo');
    expect(read.status).toBe(200);
    expect(read.body).toEqual(created.body);
    await expectToMatchOpenApi(read);

    const listed = await api.get('/stores');
    expect(listed.status).toBe(200);
    expect(listed.body).toEqual({ items: [created.body], totalItems: 1 });
    await expectToMatchOpenApi(listed);

    const deleted = await api.delete('/stores/demo');
    expect(deleted.status).toBe(202);
    expect(deleted.body.phase).toBe('Deleting');
    await expectToMatchOpenApi(deleted);
    const again = await api.delete('/stores/demo');
    expect(again.status).toBe(202);
    expect(again.body).toEqual(deleted.body);

    const events = await api.get('/stores/demo/events');
    expect(events.status).toBe(200);
    expect(events.body.items).toMatchObject([
      { type: 'Normal', reason: 'DeletionRequested' },
      { type: 'Normal', reason: 'Requested' },
    ]);
    await expectToMatchOpenApi(events);
    expect(api.trigger.calls).toEqual(['enqueue demo', 'interrupt demo']);
  });

  it('observes a store and shows all that is known of it', async () => {
    await api.post('/stores', { name: 'demo', entityRef: 'component:shop' });
    api.trigger.onObserve = () =>
      setStatus({
        phase: 'Degraded',
        reason: 'ImagePullFailed',
        message: 'The image can’t be pulled.',
        conditions: [
          {
            type: 'DatabaseReady',
            status: 'False',
            reason: 'ImagePullFailed',
            message: 'The image can’t be pulled.',
            lastTransitionTime: '2026-11-24T12:00:00.123Z',
          },
        ],
        releaseRevision: 1,
        observedAt: new Date(),
        unreachableSince: new Date(),
      });
    const response = await api.post('/stores/demo/refresh');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      phase: 'Degraded',
      entityRef: 'component:default/shop',
      hint: expect.any(String),
      release: { revision: 1 },
    });
    await expectToMatchOpenApi(response);
  });

  it('retries a failed store, and no other', async () => {
    await api.post('/stores', { name: 'demo' });
    const early = await api.post('/stores/demo/retry');
    expect(early.status).toBe(409);
    expect(early.body.error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('in phase Pending'),
    });
    await expectToMatchOpenApi(early);

    await setStatus({ phase: 'Failed', reason: 'HelmFailed', conditions: [] });
    const retried = await api.post('/stores/demo/retry');
    expect(retried.status).toBe(202);
    expect(retried.body.phase).toBe('Pending');
    await expectToMatchOpenApi(retried);
  });

  it('verifies a store where something answers, and shows what was found', async () => {
    await api.post('/stores', { name: 'demo' });
    await setStatus({ phase: 'Ready', conditions: [], releaseRevision: 1 });
    const refused = await api.post('/stores/demo/verify');
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('nodes are simulated'),
    });
    await expectToMatchOpenApi(refused);

    api.setSimulatedNodes(false);
    const asked = await api.post('/stores/demo/verify');
    expect(asked.status).toBe(202);
    expect(asked.body.operation).toMatchObject({ kind: 'verify' });
    await expectToMatchOpenApi(asked);

    const { id, operation } = (await api.repository.findStore('demo'))!;
    await api.repository.updateStore({
      storeId: id,
      operationId: operation.id,
      verification: makeFailedVerification(),
      operation: { status: 'Failed', finishedAt: new Date() },
    });
    const read = await api.get('/stores/demo');
    expect(read.body).toMatchObject({
      verification: makeFailedVerification(),
      operation: {
        kind: 'verify',
        status: 'Failed',
        finishedAt: expect.any(String),
      },
    });
    await expectToMatchOpenApi(read);
  });

  it('upgrades a store that is up, and no other', async () => {
    await api.post('/stores', { name: 'demo' });
    const early = await api.post('/stores/demo/upgrade');
    expect(early.status).toBe(409);
    await expectToMatchOpenApi(early);

    await setStatus({ phase: 'Degraded', conditions: [], releaseRevision: 1 });
    const upgraded = await api.post('/stores/demo/upgrade');
    expect(upgraded.status).toBe(202);
    expect(upgraded.body).toMatchObject({
      phase: 'Degraded',
      operation: { kind: 'upgrade', status: 'Running' },
    });
    await expectToMatchOpenApi(upgraded);
  });

  it('refuses a name that is taken', async () => {
    await api.post('/stores', { name: 'demo' });
    const response = await api.post('/stores', { name: 'demo' });
    expect(response.status).toBe(409);
    expect(response.body.error.name).toBe('ConflictError');
    await expectToMatchOpenApi(response);
  });

  it('filters and pages', async () => {
    for (const name of ['one', 'two', 'three']) {
      await api.post('/stores', { name, owner: 'group:default/shops' });
    }
    const query =
      '/stores?phase=Pending&owner=group:Default/Shops&q=O&sort=name&limit=1';
    const first = await api.get(query);
    expect(first.body).toMatchObject({
      items: [{ name: 'one' }],
      totalItems: 2,
      nextCursor: expect.any(String),
    });
    await expectToMatchOpenApi(first);
    const second = await api.get(`${query}&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ name: 'two' }] });
    expect(second.body).not.toHaveProperty('nextCursor');
    await expectToMatchOpenApi(second);
  });

  it.each([
    ['phase=ready', /^phase must be one of Pending, /],
    ['phase=', /^phase must be one of Pending, /],
    ['phase=Ready&phase=Failed', /^phase must be one of Pending, /],
    ['owner=', /^owner must be a reference/],
    ['owner=component:a', /^owner must be a reference/],
    [`q=${'a'.repeat(101)}`, /^q must have at most 100 characters/],
    ['q=%00', /^q must not contain control characters/],
    ['q[a]=1', /^q must be a string/],
    ['sort=;drop', /^sort must be one of name, /],
    ['sort=id', /^sort must be one of name, /],
    ['limit=-1', /^limit must be a whole number from 1 to 100$/],
    ['limit=0', /^limit must be a whole number from 1 to 100$/],
    ['limit=101', /^limit must be a whole number from 1 to 100$/],
    ['limit=1e9', /^limit must be a whole number from 1 to 100$/],
    ['limit=abc', /^limit must be a whole number from 1 to 100$/],
    ['limit=', /^limit must be a whole number from 1 to 100$/],
    ['limit=1&limit=2', /^limit must be a whole number from 1 to 100$/],
    ['cursor=', /^cursor must be the nextCursor/],
    ['cursor=made-up', /^cursor must be the nextCursor/],
    [`cursor=${'a'.repeat(1_001)}`, /^cursor is too long/],
    ['offset=1', /^"offset" is not a known field$/],
  ])('refuses a list with %s', async (query, message) => {
    const response = await api.get(`/stores?${query}`);
    expect(response.status).toBe(400);
    expect(response.body.error).toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
    await expectToMatchOpenApi(response);
  });

  it.each<[string, string | undefined, string | Buffer, RegExp]>([
    ['nothing', undefined, '', /^body must be JSON/],
    ['text', 'text/plain', '{"name":"demo"}', /^body must be JSON/],
    ['a form', 'application/x-www-form-urlencoded', 'name=demo', /^body must/],
    ['broken JSON', 'application/json', '{"name":', /^body must be valid JSON/],
    ['bare text', 'application/json', '"demo"', /^body must be valid JSON/],
    ['a list', 'application/json', '[]', /^input must be an object/],
    ['no name', 'application/json', '{}', /^name is required$/],
    ['a number', 'application/json', '{"name":42}', /^name must be a string$/],
    ['a bad name', 'application/json', '{"name":"A"}', /^name must consist of/],
    [
      'bad UTF-8',
      'application/json',
      Buffer.from('7b226e616d65223a22ff227d', 'hex'),
      /^name must consist of/,
    ],
    [
      'a foreign encoding',
      'application/json; charset=x',
      '{}',
      /^body must be/,
    ],
    [
      'a proto',
      'application/json',
      '{"name":"demo","__proto__":{"a":1}}',
      /^"__proto__" is not/,
    ],
    [
      'a constructor',
      'application/json',
      '{"name":"demo","constructor":{"prototype":{}}}',
      /^"constructor" is not/,
    ],
    [
      'depth',
      'application/json',
      `{"name":${'['.repeat(8_000)}${']'.repeat(8_000)}}`,
      /^name must be a string$/,
    ],
    [
      'many keys',
      'application/json',
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: 1_500 }, (_, index) => [`k${index}`, 1]),
        ),
      ),
      /^name is required$/,
    ],
    [
      'much',
      'application/json',
      `{"name":"${'a'.repeat(10_000_000)}"}`,
      /^body must have at most 16 kB$/,
    ],
  ])(
    'refuses a request for a store with %s',
    async (_, type, body, message) => {
      const test = api.send('post', '/stores');
      if (type) {
        test.set('content-type', type).serialize(data => data);
      }
      const response = await test.send(body);
      expect(response.status).toBe(400);
      expect(response.body.error).toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(message),
      });
      expect(response.body.error).not.toHaveProperty('stack');
      await expectToMatchOpenApi(response);
      await expect(api.repository.listStoreNames()).resolves.toEqual([]);
      expect(api.trigger.calls).toEqual([]);
      expect(({} as { a?: number }).a).toBeUndefined();
    },
  );

  const routes: ['get' | 'post' | 'delete', string, string][] = [
    ['get', '/stores', 'woocommerce.store.read'],
    ['post', '/stores', 'woocommerce.store.create'],
    ['get', '/stores/demo', 'woocommerce.store.read'],
    ['get', '/stores/demo/events', 'woocommerce.store.read'],
    ['post', '/stores/demo/refresh', 'woocommerce.store.update'],
    ['post', '/stores/demo/retry', 'woocommerce.store.update'],
    ['post', '/stores/demo/verify', 'woocommerce.store.update'],
    ['post', '/stores/demo/upgrade', 'woocommerce.store.update'],
    ['delete', '/stores/demo', 'woocommerce.store.delete'],
  ];

  it.each(routes)(
    '%s %s needs a caller, and the permission %s',
    async (method, path, permission) => {
      for (const header of [
        mockCredentials.none.header(),
        mockCredentials.user.invalidHeader(),
        mockCredentials.service.invalidHeader(),
      ]) {
        const unknown = await api
          .send(method, path)
          .set('authorization', header)
          .send(method === 'post' ? { name: 'demo' } : undefined);
        expect(unknown.status).toBe(401);
        await expectToMatchOpenApi(unknown);
      }

      api.denied.add(permission);
      const denied = await api
        .send(method, path)
        .send(method === 'post' ? { name: 'demo' } : undefined);
      expect(denied.status).toBe(403);
      expect(denied.body.error).toMatchObject({
        name: 'NotAllowedError',
        message: `You lack the permission ${permission}`,
      });
      await expectToMatchOpenApi(denied);
      await expect(api.repository.listStoreNames()).resolves.toEqual([]);
    },
  );

  it.each(routes.filter(([, path]) => path !== '/stores'))(
    '%s %s answers that there is no such store',
    async (method, path) => {
      for (const name of ['demo', '%00', 'a%27%3B--', '..%2fetc']) {
        const response = await api.send(method, path.replace('demo', name));
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
      ['delete', '/stores/demo', 'store-delete', 'high', 'Pending'],
    ] as const)(
      'records that %s %s succeeded',
      async (method, path, eventId, severityLevel, phase) => {
        if (phase) {
          await api.post('/stores', { name: 'demo' });
          await setStatus({ phase, conditions: [] });
          jest.clearAllMocks();
        }
        await api
          .send(method, path)
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
      ['delete', '/stores/demo', undefined, 'NotFoundError'],
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

    it('records who was not allowed to', async () => {
      api.denied.add('woocommerce.store.delete');
      await api.delete('/stores/demo');
      expect(api.auditEvent.fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ name: 'NotAllowedError' }),
      });
    });

    it('has nothing to say about reading', async () => {
      await api.get('/stores');
      await api.get('/stores/demo');
      await api.get('/stores/demo/events');
      expect(api.auditor.createEvent).not.toHaveBeenCalled();
    });
  });

  it('describes itself, with the address at which it can be tried', async () => {
    const response = await api.get('/openapi.json');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'woocommerce' },
      servers: [{ url: expect.stringMatching(/^http:.*\/api\/woocommerce$/) }],
      paths: { '/stores': { post: { operationId: 'CreateStore' } } },
    });
  });
});
