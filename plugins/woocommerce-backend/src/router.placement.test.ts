import { Knex } from 'knex';
import { WoocommerceConfig } from './config';
import { expectToMatchOpenApi } from './__testUtils__/openApi';
import { TestApi } from './__testUtils__/TestApi';
import { testConfig } from './__testUtils__/testConfig';
import { createTestDatabases } from './__testUtils__/testDatabases';

const NONE = { user: {}, group: {}, cluster: {}, overrides: {} };

const demo = testConfig.plans.get('demo')!;
const config: Partial<WoocommerceConfig> = {
  clusters: [
    { name: 'home', simulatedNodes: true },
    {
      name: 'eu-1',
      simulatedNodes: true,
      labels: { region: 'eu' },
      storefront: {
        ...testConfig.storefront,
        domainTemplate: '{name}.eu.example.com',
        port: undefined,
      },
    },
    { name: 'eu-2', simulatedNodes: true, labels: { region: 'eu' } },
  ],
  plans: new Map([
    ['demo', demo],
    ['named', { ...demo, name: 'named', cluster: 'eu-2' }],
    [
      'spread',
      {
        ...demo,
        name: 'spread',
        clusterSelector: { matchLabels: { region: 'eu' } },
      },
    ],
  ]),
};

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('clusters on %s', id => {
  let knex: Knex;
  const apis: TestApi[] = [];

  beforeEach(async () => {
    knex = await databases.init(id);
  });

  afterEach(async () => {
    await Promise.all(apis.splice(0).map(api => api.stop()));
  });

  async function start(
    overrides: Partial<WoocommerceConfig> = {},
  ): Promise<TestApi> {
    const api = await TestApi.start({
      knex,
      config: { ...config, ...overrides },
    });
    apis.push(api);
    return api;
  }

  async function create(api: TestApi, name: string, request: object = {}) {
    const response = await api.post('/stores', { name, ...request });
    await expectToMatchOpenApi(response);
    return response;
  }

  it.each([
    ['the first one when its plan says nothing', 'demo', 'home'],
    ['the one that its plan names', 'named', 'eu-2'],
    ['one that its plan selects', 'spread', 'eu-1'],
  ])('puts a store into %s', async (_, plan, cluster) => {
    const { body } = await create(await start(), 'shop', { plan });
    expect(body).toMatchObject({ plan, cluster });
  });

  it('gives a store the address that its cluster has for it', async () => {
    const api = await start();
    const { body } = await create(api, 'shop', { plan: 'spread' });
    expect(body.url).toBe('http://shop.eu.example.com');
    const other = await create(api, 'other', { plan: 'named' });
    expect(other.body.url).toBe('http://other.localtest.me:8080');
  });

  it('spreads the stores of a plan', async () => {
    const api = await start();
    const found = [];
    for (const name of ['a', 'b', 'c', 'd']) {
      const { body } = await create(api, name, { plan: 'spread' });
      found.push(body.cluster);
    }
    expect(found).toEqual(['eu-1', 'eu-2', 'eu-1', 'eu-2']);
  });

  it('lets a caller choose among the clusters of the plan', async () => {
    const api = await start();
    const { body } = await create(api, 'a', {
      plan: 'spread',
      cluster: 'eu-2',
    });
    expect(body.cluster).toBe('eu-2');
    for (const cluster of ['home', 'EU-1', 'us', '']) {
      const refused = await create(api, 'b', { plan: 'spread', cluster });
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toBe(
        'cluster must be one of eu-1, eu-2, where stores of plan spread may be',
      );
    }
    const refused = await create(api, 'b', { cluster: 7 });
    expect(refused.body.error.message).toMatch(/cluster must be a string/);
    await expect(api.repository.listStoreNames()).resolves.toEqual(['a']);
  });

  it('puts none where there is no room, and none at all when it is nowhere', async () => {
    const quotas = {
      ...NONE,
      overrides: { 'eu-1': { stores: 1 }, 'eu-2': { stores: 2 } },
    };
    const api = await start({ quotas });
    const names = ['a', 'b', 'c', 'd', 'e'];
    const responses = await Promise.all(
      names.map(name => create(api, name, { plan: 'spread' })),
    );

    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, 202, 202, 409, 409]);
    await expect(api.repository.countStores()).resolves.toEqual(
      new Map([
        ['eu-1', 1],
        ['eu-2', 2],
      ]),
    );
    const refused = responses.find(({ status }) => status === 409)!;
    expect(refused.body.error.message).toMatch(
      /^None of the clusters eu-1, eu-2 has room: eu-\d has \d of \d stores\. Nothing was changed/,
    );
    const { body } = await api.get('/plans');
    expect(
      body.items.map((plan: { available: boolean }) => plan.available),
    ).toEqual([true, false, false]);
    expect(body.items[2].message).toBe(refused.body.error.message);
  });

  it('asks for a place once, however often a request is sent', async () => {
    const api = await start();
    const send = () =>
      api
        .post('/stores', { name: 'a', plan: 'spread' })
        .set('idempotency-key', 'k');
    const first = await send();
    await create(api, 'b', { plan: 'spread' });
    await create(api, 'c', { plan: 'spread' });
    const again = await send();
    expect(again.body).toMatchObject({
      id: first.body.id,
      cluster: first.body.cluster,
    });
  });

  it('keeps stores away from a cluster that does not answer', async () => {
    const api = await start();
    api.inspector.lost.add('eu-1');
    for (const name of ['a', 'b']) {
      const { body } = await create(api, name, { plan: 'spread' });
      expect(body.cluster).toBe('eu-2');
    }
    const named = await create(api, 'c', { plan: 'spread', cluster: 'eu-1' });
    expect(named.body.cluster).toBe('eu-1');
  });

  it('says which clusters a plan may use, and what is left of each', async () => {
    const api = await start({
      quotas: { ...NONE, cluster: { stores: 5 } },
    });
    const plans = await api.get('/plans');
    await expectToMatchOpenApi(plans);
    expect(
      plans.body.items.map((plan: { clusters: string[] }) => plan.clusters),
    ).toEqual([['home'], ['eu-2'], ['eu-1', 'eu-2']]);
    const quotas = await api.get('/quotas');
    expect(
      quotas.body.items.map((quota: { subject: string }) => quota.subject),
    ).toEqual(['home', 'eu-1', 'eu-2']);
  });

  it('lists the stores of a cluster, a page at a time', async () => {
    const api = await start();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await create(api, name, { plan: 'spread' });
    }
    const query = '/stores?cluster=eu-1&sort=name&limit=2';
    const first = await api.get(query);
    await expectToMatchOpenApi(first);
    expect(first.body).toMatchObject({
      totalItems: 3,
      items: [
        { name: 'a', cluster: 'eu-1' },
        { name: 'c', cluster: 'eu-1' },
      ],
    });
    const cursor = first.body.nextCursor;
    const second = await api.get(`${query}&cursor=${cursor}`);
    expect(second.body.items).toMatchObject([{ name: 'e' }]);
    const foreign = await api.get(
      `/stores?cluster=eu-2&sort=name&cursor=${cursor}`,
    );
    expect(foreign.status).toBe(400);
    const none = await api.get('/stores?cluster=us');
    expect(none.body).toEqual({ items: [], totalItems: 0 });
  });
});
