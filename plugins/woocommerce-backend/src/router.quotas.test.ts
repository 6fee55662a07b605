import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { WoocommerceConfig } from './config';
import { expectToMatchOpenApi } from './__testUtils__/openApi';
import { TestApi } from './__testUtils__/TestApi';
import { testConfig } from './__testUtils__/testConfig';
import { createTestDatabases } from './__testUtils__/testDatabases';

const NONE = { user: {}, group: {}, cluster: {}, overrides: {} };
const GIBIBYTE = 2 ** 30;

/** Two plans with bounds, and one without. */
const plans = new Map(
  [
    ['demo', { 'requests.cpu': '2', 'requests.memory': '4Gi' }] as const,
    ['standard', { cpu: '8', memory: '16Gi' }] as const,
  ].map(([name, quota]) => [
    name,
    { ...testConfig.plans.get('demo')!, name, quota },
  ]),
);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('quotas on %s', id => {
  let knex: Knex;
  const apis: TestApi[] = [];

  beforeEach(async () => {
    knex = await databases.init(id);
  });

  afterEach(async () => {
    await Promise.all(apis.splice(0).map(api => api.stop()));
  });

  async function start(config: Partial<WoocommerceConfig>): Promise<TestApi> {
    const api = await TestApi.start({ knex, config: { plans, ...config } });
    apis.push(api);
    return api;
  }

  it('refuses what there is no room for, with the numbers, until there is', async () => {
    const api = await start({ quotas: { ...NONE, group: { stores: 2 } } });
    const owner = 'group:default/shops';
    await api.post('/stores', { name: 'a', owner });
    await api.post('/stores', { name: 'b', owner });

    const refused = await api.post('/stores', { name: 'c', owner });
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({
      name: 'QuotaExceededError',
      message:
        'group:default/shops has 2 of 2 stores. Nothing was changed; delete a store that nobody needs any more, or ask those who run the portal for more.',
      quota: {
        scope: 'group',
        subject: owner,
        resource: 'stores',
        limit: 2,
        used: 2,
        requested: 1,
      },
    });
    await expectToMatchOpenApi(refused);
    await expect(api.repository.findStore('c')).resolves.toBeUndefined();

    // Others have room of their own.
    const other = await api.post('/stores', { name: 'd', owner: 'others' });
    expect(other.status).toBe(202);

    // A store counts until it is verified to be gone.
    await api.deleteStore('a');
    expect((await api.post('/stores', { name: 'c', owner })).status).toBe(409);
    await knex('stores').where({ name: 'a' }).delete();
    expect((await api.post('/stores', { name: 'c', owner })).status).toBe(202);
  });

  it.each([
    ['user', 'user:default/mock'],
    ['group', 'group:default/shops'],
    ['cluster', 'local'],
  ] as const)(
    'gives the last room of a %s to one of many who ask at once',
    async (scope, subject) => {
      const api = await start({ quotas: { ...NONE, [scope]: { stores: 3 } } });
      const responses = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          api.post('/stores', {
            name: `store${index}`,
            owner: 'group:default/shops',
          }),
        ),
      );
      const statuses = responses.map(({ status }) => status);
      expect(statuses.filter(status => status === 202)).toHaveLength(3);
      expect(statuses.filter(status => status === 409)).toHaveLength(9);
      const refused = responses.find(({ status }) => status === 409);
      expect(refused!.body.error.quota).toMatchObject({ scope, subject });
      await expect(knex('stores')).resolves.toHaveLength(3);
      await expect(knex('operations')).resolves.toHaveLength(3);
    },
  );

  it.each([
    ['cpu', 9, 2, 8, 'has reserved 2 of 9 CPU cores, and this takes 8'],
    [
      'memory',
      19 * GIBIBYTE,
      4 * GIBIBYTE,
      16 * GIBIBYTE,
      'has reserved 4 of 19 GiB of memory, and this takes 16',
    ],
  ] as const)(
    'holds what the plan may take of %s against the quota',
    async (resource, limit, used, requested, message) => {
      const api = await start({
        quotas: { ...NONE, user: { [resource]: limit } },
      });
      expect((await api.post('/stores', { name: 'a' })).status).toBe(202);
      const refused = await api.post('/stores', {
        name: 'b',
        plan: 'standard',
      });
      expect(refused.status).toBe(409);
      expect(refused.body.error.message).toMatch(message);
      expect(refused.body.error.quota).toMatchObject({
        resource,
        limit,
        used,
        requested,
      });
      expect((await api.post('/stores', { name: 'b' })).status).toBe(202);
    },
  );

  it('counts what a user asked for, whoever owns it', async () => {
    const api = await start({ quotas: { ...NONE, user: { stores: 1 } } });
    await api.post('/stores', { name: 'a', owner: 'group:default/shops' });
    const refused = await api.post('/stores', { name: 'b' });
    expect(refused.body.error.message).toMatch(
      'user:default/mock has 1 of 1 stores',
    );
    const service = await api
      .post('/stores', { name: 'b', owner: 'user:default/eve' })
      .set('authorization', mockCredentials.service.header());
    expect(service.status).toBe(202);
  });

  it('has exceptions for some', async () => {
    const api = await start({
      quotas: {
        ...NONE,
        group: { stores: 0, cpu: 100 },
        overrides: { 'group:default/shops': { stores: 1 } },
      },
    });
    const owner = 'group:default/shops';
    const other = await api.post('/stores', { name: 'a', owner: 'others' });
    expect(other.status).toBe(409);
    expect((await api.post('/stores', { name: 'a', owner })).status).toBe(202);
    expect((await api.post('/stores', { name: 'b', owner })).status).toBe(409);
    const { body } = await api.get(`/quotas?owner=${owner}`);
    expect(body.items).toEqual([
      { scope: 'group', subject: owner, resource: 'stores', limit: 1, used: 1 },
      { scope: 'group', subject: owner, resource: 'cpu', limit: 100, used: 2 },
    ]);
  });

  it('limits what goes on at the same time, but never a deletion', async () => {
    const api = await start({
      quotas: { ...NONE, cluster: { operations: 1 } },
    });
    await api.post('/stores', { name: 'a' });
    await knex('operations').update({ status: 'Succeeded' });
    await knex('stores').update({ phase: 'Ready' });
    await api.post('/stores', { name: 'b' });

    const refused = await api.post('/stores/a/upgrade');
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toBe(
      '1 of 1 operations for local are queued or running. Nothing was changed; ask again once one of them is done.',
    );
    await expectToMatchOpenApi(refused);
    expect((await api.deleteStore('a')).status).toBe(202);
    // What takes the place of something else needs no room.
    await knex('stores').where({ name: 'b' }).update({ phase: 'Ready' });
    expect((await api.post('/stores/b/upgrade')).status).toBe(202);
  });

  it('limits how many are asked for within an hour, and says when to come again', async () => {
    const api = await start({
      quotas: { ...NONE, user: { createsPerHour: 2 } },
    });
    await api.post('/stores', { name: 'a' });
    await api.post('/stores', { name: 'b' });
    // That they are gone makes no difference.
    await knex('stores').delete();
    const first = new Date(Date.now() - 50 * 60_000);
    await knex('store_creations')
      .where({ store_id: (await knex('store_creations').first()).store_id })
      .update({ created_at: first });

    const refused = await api.post('/stores', { name: 'c' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(590);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(601);
    expect(refused.body.error).toMatchObject({
      name: 'TooManyRequestsError',
      message:
        'user:default/mock has requested 2 of 2 stores within an hour. Nothing was changed; ask again in 10 minutes.',
    });
    await expectToMatchOpenApi(refused);

    await knex('store_creations')
      .where({ created_at: first })
      .update({ created_at: new Date(Date.now() - 61 * 60_000) });
    expect((await api.post('/stores', { name: 'c' })).status).toBe(202);
    await expect(knex('store_creations')).resolves.toHaveLength(2);
  });

  it('knows a request again that is made once more when there is no room left', async () => {
    const api = await start({ quotas: { ...NONE, user: { stores: 1 } } });
    const send = () =>
      api.post('/stores', { name: 'a' }).set('idempotency-key', 'key');
    const first = await send();
    const again = await send();
    expect(again.status).toBe(202);
    expect(again.body.id).toBe(first.body.id);
  });

  it('lists plans with whether the caller could have them, and why not', async () => {
    const api = await start({ quotas: { ...NONE, group: { cpu: 9 } } });
    await api.post('/stores', { name: 'a', owner: 'shops' });
    api.decisions.set('woocommerce.store.create', {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'woocommerce',
      resourceType: 'woocommerce-store',
      conditions: {
        rule: 'HAS_PLAN',
        resourceType: 'woocommerce-store',
        params: { plans: ['standard'] },
      },
    });
    const response = await api.get('/plans?owner=shops');
    await expectToMatchOpenApi(response);
    expect(response.body.items).toEqual([
      {
        name: 'demo',
        title: 'demo',
        clusters: ['local'],
        readiness: 'workload',
        protected: false,
        default: true,
        available: false,
        message:
          'You lack the permission woocommerce.store.create for a store of plan demo that group:default/shops owns',
        reserves: { cpu: 2, memory: 4 * GIBIBYTE },
      },
      expect.objectContaining({
        name: 'standard',
        available: false,
        message: expect.stringMatching(
          /^group:default\/shops has reserved 2 of 9/,
        ),
      }),
    ]);
    const other = await api.get('/plans?owner=others');
    expect(other.body.items[1]).toMatchObject({ available: true });
  });

  it('says whether a name is free, also of stores that the caller may not read', async () => {
    const api = await start({});
    await api.post('/stores', { name: 'taken' });
    api.deny('woocommerce.store.read');
    for (const [name, available, message] of [
      ['free', true, undefined],
      ['taken', false, 'name "taken" is taken by another store'],
      [
        'tools',
        false,
        'name must be another name: "tools" would have the address of the portal',
      ],
      ['kube-x', false, expect.stringMatching(/^name must not start with/)],
    ]) {
      const response = await api.get(`/names/${name}`);
      await expectToMatchOpenApi(response);
      expect(response.body).toEqual({ name, available, message });
    }
  });

  it.each(['/plans', '/quotas', '/names/free'])(
    '%s is for those only who may request stores',
    async path => {
      const api = await start({});
      api.deny('woocommerce.store.create');
      const response = await api.get(path);
      expect(response.status).toBe(403);
      await expectToMatchOpenApi(response);
    },
  );

  it.each(['/plans?owner=x:y:z', '/quotas?other=1', '/quotas?owner=a&owner=b'])(
    'refuses %s',
    async path => {
      const response = await (await start({})).get(path);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toMatch(/^("other"|owner) /);
    },
  );
});
