import { mockCredentials } from '@backstage/backend-test-utils';
import { createTestDatabases } from './__testUtils__/testDatabases';
import { makePreflight } from './__testUtils__/makePreflight';
import { expectToMatchOpenApi } from './__testUtils__/openApi';
import { TestApi } from './__testUtils__/TestApi';

const BAD = {
  status: 'fail',
  preventsStores: true,
  message: 'There is no default StorageClass.',
  fix: 'Make one.',
} as const;

describe('createRouter with clusters', () => {
  const databases = createTestDatabases();
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start({ knex: await databases.init('SQLITE_3') });
  });

  afterEach(async () => {
    await api.stop();
  });

  it('lists the clusters, with what is known of each', async () => {
    const unknown = await api.get('/clusters');
    await expectToMatchOpenApi(unknown);
    expect(unknown.body).toEqual({
      items: [{ name: 'local', simulatedNodes: true }],
    });

    await api.get('/clusters/local/preflight');
    const known = await api.get('/clusters');
    await expectToMatchOpenApi(known);
    expect(known.body.items[0].preflight).toEqual({
      status: 'pass',
      observedAt: api.preflight.observedAt,
    });
  });

  it('answers with what was found within the last minute, and checks again when asked to', async () => {
    const first = await api.get('/clusters/local/preflight');
    expect(first.status).toBe(200);
    await expectToMatchOpenApi(first);
    expect(first.body).toEqual(api.preflight);

    api.preflight = makePreflight(BAD);
    const cached = await api.get('/clusters/local/preflight');
    expect(cached.body.status).toBe('pass');

    const second = await api.post('/clusters/local/preflight');
    expect(second.status).toBe(200);
    await expectToMatchOpenApi(second);
    expect(second.body.checks).toMatchObject([BAD]);
    const known = await api.get('/clusters/local/preflight');
    expect(known.body.status).toBe('fail');
    expect(api.preflightRuns).toEqual([{ probe: false }, { probe: false }]);
  });

  it('runs pods when asked to, which leaves its trace', async () => {
    const response = await api.post('/clusters/local/preflight?probe=true');
    expect(response.status).toBe(200);
    expect(api.preflightRuns).toEqual([{ probe: true }]);
    expect(api.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'cluster-preflight',
        severityLevel: 'medium',
        meta: { cluster: 'local', probe: true },
      }),
    );
    expect(api.auditEvent.success).toHaveBeenCalledWith({
      meta: { status: 'pass' },
    });
  });

  it.each([
    ['get', '/clusters', 'woocommerce.cluster.read'],
    ['get', '/clusters/local/preflight', 'woocommerce.cluster.read'],
    ['post', '/clusters/local/preflight', 'woocommerce.cluster.read'],
    [
      'post',
      '/clusters/local/preflight?probe=true',
      'woocommerce.cluster.read',
    ],
    [
      'post',
      '/clusters/local/preflight?probe=true',
      'woocommerce.cluster.probe',
    ],
  ] as const)('%s %s needs %s', async (method, path, permission) => {
    api.deny(permission);
    const denied = await api.send(method, path);
    expect(denied.status).toBe(403);
    await expectToMatchOpenApi(denied);
    expect(denied.body.error.message).toBe(
      `You lack the permission ${permission}`,
    );
    const stranger = await api
      .send(method, path)
      .set('authorization', mockCredentials.none.header());
    expect(stranger.status).toBe(401);
    expect(api.preflightRuns).toEqual([]);
    expect(api.auditEvent.fail).toHaveBeenCalledTimes(
      method === 'post' ? 1 : 0,
    );
  });

  it('needs no permission to run pods for a look alone', async () => {
    api.deny('woocommerce.cluster.probe');
    const response = await api.post('/clusters/local/preflight?probe=false');
    expect(response.status).toBe(200);
  });

  it.each(['get', 'post'] as const)(
    '%s says that there is no such cluster',
    async method => {
      const response = await api.send(method, '/clusters/other/preflight');
      expect(response.status).toBe(404);
      await expectToMatchOpenApi(response);
      expect(response.body.error.message).toBe('There is no cluster "other"');
    },
  );

  it.each([
    [
      'post',
      '/clusters/local/preflight?probe=yes',
      'probe must be true or false',
    ],
    [
      'post',
      '/clusters/local/preflight?force=true',
      '"force" is not a known field',
    ],
    [
      'get',
      '/clusters/local/preflight?probe=true',
      '"probe" is not a known field',
    ],
    ['get', '/clusters?q=a', '"q" is not a known field'],
  ] as const)('%s %s is refused', async (method, path, message) => {
    const response = await api.send(method, path);
    expect(response.status).toBe(400);
    await expectToMatchOpenApi(response);
    expect(response.body.error.message).toBe(message);
    expect(api.preflightRuns).toEqual([]);
  });

  describe('that can’t have stores', () => {
    beforeEach(async () => {
      api.preflight = makePreflight({ ...BAD, plans: ['demo'] });
      await api.post('/clusters/local/preflight');
    });

    it('get none, and are told what to do', async () => {
      const response = await api.post('/stores', { name: 'shop' });
      expect(response.status).toBe(409);
      await expectToMatchOpenApi(response);
      expect(response.body.error).toMatchObject({
        name: 'ClusterNotReadyError',
        message:
          'Cluster local can’t have this store: There is no default StorageClass. Nothing was changed. Make one.',
      });
      expect((await api.get('/stores/shop')).status).toBe(404);
      const { body } = await api.get('/audit-events');
      expect(body.items).toMatchObject([
        { action: 'create', storeName: 'shop', outcome: 'failed' },
      ]);
    });

    it('get those that they can have', async () => {
      const response = await api.post('/stores', {
        name: 'shop',
        plan: 'standard',
      });
      expect(response.status).toBe(202);
    });

    it('say of stores that are there what they said before', async () => {
      api.preflight = makePreflight();
      await api.post('/clusters/local/preflight');
      const create = () =>
        api.post('/stores', { name: 'shop' }).set('idempotency-key', 'one');
      expect((await create()).status).toBe(202);
      api.preflight = makePreflight(BAD);
      await api.post('/clusters/local/preflight');
      expect((await create()).status).toBe(202);
      const taken = await api.post('/stores', { name: 'shop' });
      expect(taken.body.error.name).toBe('ConflictError');
    });
  });
});
