import { ResponseError } from '@backstage/errors';
import { Store } from '../types';
import { StoreApi } from './StoreApi';
import { StoreClient } from './StoreClient';

const store: Store = {
  id: 'id-of-demo',
  name: 'demo',
  title: 'Demo',
  owner: 'group:default/shops',
  cluster: 'local',
  plan: 'demo',
  protected: false,
  readiness: 'workload',
  phase: 'Pending',
  conditions: [],
  url: 'http://demo.localtest.me',
  adminUrl: 'http://demo.localtest.me/wp-admin/',
  namespace: 'store-demo',
  release: { name: 'store-demo', chart: 'woocommerce-store', version: '0.1.0' },
  operation: {
    id: 'id-of-operation',
    kind: 'provision',
    status: 'Running',
    attempts: 0,
    actor: 'user:default/ada',
    requestedAt: '2026-11-24T12:00:00.123Z',
    deadline: '2026-11-24T12:10:00.123Z',
  },
  createdAt: '2026-11-24T12:00:00.123Z',
  createdBy: 'user:default/ada',
  updatedAt: '2026-11-24T12:00:00.123Z',
};

const event = {
  id: '1',
  type: 'Normal',
  reason: 'Requested',
  message: 'Ada requested the store.',
  createdAt: '2026-11-24T12:00:00.123Z',
};

describe('StoreClient', () => {
  function setUp(status: number, body: unknown) {
    const requests: Request[] = [];
    const client = new StoreClient({
      discoveryApi: {
        getBaseUrl: async pluginId => `http://localhost:7007/api/${pluginId}`,
      },
      fetchApi: {
        fetch: async (input, init) => {
          // As Backstage's own middleware does.
          requests.push(new Request(input, init));
          requests.splice(-1, 1, new Request(input, init));
          return Response.json(body, { status });
        },
      },
    });
    return { client, requests };
  }

  it.each<
    [string, (api: StoreApi) => Promise<unknown>, string, number, unknown]
  >([
    ['getStore', api => api.getStore('demo'), 'GET /stores/demo', 200, store],
    [
      'refreshStore',
      api => api.refreshStore('demo'),
      'POST /stores/demo/refresh',
      200,
      store,
    ],
    [
      'retryStore',
      api => api.retryStore('demo'),
      'POST /stores/demo/retry',
      202,
      store,
    ],
    [
      'verifyStore',
      api => api.verifyStore('demo'),
      'POST /stores/demo/verify',
      202,
      store,
    ],
    [
      'upgradeStore',
      api => api.upgradeStore('demo'),
      'POST /stores/demo/upgrade',
      202,
      store,
    ],
    [
      'repairStore',
      api => api.repairStore('demo'),
      'POST /stores/demo/repair',
      202,
      store,
    ],
    [
      'cancelStoreOperation',
      api => api.cancelStoreOperation('demo'),
      'POST /stores/demo/cancel',
      202,
      store,
    ],
    [
      'updateStore',
      api => api.updateStore('demo', { protected: true }),
      'PATCH /stores/demo',
      200,
      store,
    ],
    [
      'checkStoreName',
      api => api.checkStoreName('demo'),
      'GET /names/demo',
      200,
      { name: 'demo', available: true },
    ],
    [
      'listAuditEvents',
      api => api.listAuditEvents({ action: 'delete', limit: 5 }),
      'GET /audit-events?action=delete&limit=5',
      200,
      { items: [] },
    ],
    [
      'planStoreDeletion',
      api => api.planStoreDeletion('demo'),
      'POST /stores/demo/delete-plan',
      200,
      { hash: 'a1-b2' },
    ],
    [
      'deleteStore',
      api => api.deleteStore('demo', { plan: 'a1-b2' }),
      'DELETE /stores/demo?plan=a1-b2',
      202,
      store,
    ],
    [
      'createStore',
      api => api.createStore({ name: 'demo' }),
      'POST /stores',
      202,
      store,
    ],
    [
      'listStores',
      api => api.listStores({}),
      'GET /stores',
      200,
      { items: [store], totalItems: 1 },
    ],
  ])('calls %s', async (_, call, expected, status, body) => {
    const { client, requests } = setUp(status, body);
    await expect(call(client)).resolves.toEqual(body);
    expect(requests).toHaveLength(1);
    const [{ method, url, headers }] = requests;
    expect(`${method} ${url}`).toBe(
      expected.replace(' ', ' http://localhost:7007/api/woocommerce'),
    );
    expect(headers.has('authorization')).toBe(false);
    expect(headers.has('idempotency-key')).toBe(false);
  });

  it.each<[string, (api: StoreApi) => Promise<unknown>, string]>([
    ['plans', api => api.listPlans({ owner: 'a' }), '/plans?owner=a'],
    ['quotas', api => api.listQuotas({}), '/quotas'],
    ['clusters', api => api.listClusters(), '/clusters'],
  ])('unwraps %s', async (_, call, path) => {
    const { client, requests } = setUp(200, { items: [1] });
    await expect(call(client)).resolves.toEqual([1]);
    expect(requests[0].url).toBe(
      `http://localhost:7007/api/woocommerce${path}`,
    );
  });

  it('returns an export as it is', async () => {
    const { client, requests } = setUp(200, { id: '1' });
    await expect(
      client.exportAuditEvents({ format: 'jsonl', store: 'demo' }),
    ).resolves.toBe('{"id":"1"}');
    expect(requests[0].url).toMatch(
      /\/audit-events\/export\?format=jsonl&store=demo$/,
    );
  });

  it.each<[string, (api: StoreApi) => Promise<unknown>, string, string]>([
    ['reads', api => api.getClusterPreflight('a b'), 'GET', ''],
    ['runs', api => api.runClusterPreflight('a b', {}), 'POST', ''],
    [
      'runs, with pods,',
      api => api.runClusterPreflight('a b', { probe: true }),
      'POST',
      '?probe=true',
    ],
  ])('%s the preflight of a cluster', async (_, call, method, query) => {
    const { client, requests } = setUp(200, { cluster: 'a b' });
    await expect(call(client)).resolves.toEqual({ cluster: 'a b' });
    expect(requests[0]).toMatchObject({
      method,
      url: `http://localhost:7007/api/woocommerce/clusters/a%20b/preflight${query}`,
    });
  });

  it('unwraps the events of a store', async () => {
    const { client, requests } = setUp(200, { items: [event] });
    await expect(client.listStoreEvents('demo')).resolves.toEqual([event]);
    expect(requests[0].url).toMatch(/\/stores\/demo\/events$/);
  });

  it('unwraps the operations of a store', async () => {
    const { client, requests } = setUp(200, { items: [store.operation] });
    await expect(client.listStoreOperations('demo')).resolves.toEqual([
      store.operation,
    ]);
    expect(requests[0].url).toMatch(/\/stores\/demo\/operations$/);
  });

  it.each<[string, (api: StoreApi) => Promise<unknown>]>([
    [
      'a request for a store',
      api => api.createStore({ name: 'demo' }, { idempotencyKey: 'key-1' }),
    ],
    ['a repair', api => api.repairStore('demo', { idempotencyKey: 'key-1' })],
    [
      'a deletion',
      api =>
        api.deleteStore('demo', { plan: 'a1' }, { idempotencyKey: 'key-1' }),
    ],
  ])('sends the idempotency key of %s', async (_, call) => {
    const { client, requests } = setUp(202, store);
    await call(client);
    expect(requests[0].headers.get('idempotency-key')).toBe('key-1');
  });

  it('sends what a store is to be', async () => {
    const { client, requests } = setUp(202, store);
    const request = { name: 'demo', title: 'Ada’s "shop"', plan: 'demo' };
    await client.createStore(request);
    expect(requests[0].headers.get('content-type')).toBe('application/json');
    await expect(requests[0].json()).resolves.toEqual(request);
  });

  it('sends filters and nothing that is not set', async () => {
    const { client, requests } = setUp(200, { items: [], totalItems: 0 });
    await client.listStores({
      phase: 'Ready',
      owner: 'group:default/shops',
      q: 'a & b',
      sort: '-name',
      limit: 5,
      cursor: undefined,
    });
    expect(Object.fromEntries(new URL(requests[0].url).searchParams)).toEqual({
      phase: 'Ready',
      owner: 'group:default/shops',
      q: 'a & b',
      sort: '-name',
      limit: '5',
    });
  });

  it('can’t be led elsewhere by a name', async () => {
    const { client, requests } = setUp(404, {});
    await expect(client.getStore('../../catalog?a=b#c')).rejects.toThrow();
    expect(requests[0].url).toBe(
      'http://localhost:7007/api/woocommerce/stores/..%2F..%2Fcatalog%3Fa%3Db%23c',
    );
  });

  it('passes the token and the signal on', async () => {
    const { client, requests } = setUp(200, store);
    const controller = new AbortController();
    await client.getStore('demo', {
      token: 'secret',
      signal: controller.signal,
    });
    expect(requests[0].headers.get('authorization')).toBe('Bearer secret');
    expect(requests[0].signal.aborted).toBe(false);
    controller.abort();
    expect(requests[0].signal.aborted).toBe(true);
  });

  it.each([
    [400, 'InputError'],
    [401, 'AuthenticationError'],
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [422, 'RequestConflictError'],
    [503, 'ServiceUnavailableError'],
  ])('throws what an answer with status %s means', async (status, name) => {
    const { client } = setUp(status, {
      error: { name, message: 'It is so.' },
      request: { method: 'POST', url: '/stores' },
      response: { statusCode: status },
    });
    const error = await client.createStore({ name: 'demo' }).catch(e => e);
    expect(error).toBeInstanceOf(ResponseError);
    expect(error.statusCode).toBe(status);
    expect(error.cause).toMatchObject({ name, message: 'It is so.' });
  });

  it('throws when something in between answers', async () => {
    const client = new StoreClient({
      discoveryApi: { getBaseUrl: async () => 'http://localhost:7007' },
      fetchApi: {
        fetch: async () =>
          new Response('<h1>Bad gateway</h1>', { status: 502 }),
      },
    });
    await expect(client.getStore('demo')).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 502,
    });
  });

  it('throws when nobody answers', async () => {
    const client = new StoreClient({
      discoveryApi: { getBaseUrl: async () => 'http://localhost:7007' },
      fetchApi: {
        fetch: async () => {
          throw new TypeError('fetch failed');
        },
      },
    });
    await expect(client.getStore('demo')).rejects.toThrow('fetch failed');
  });
});
