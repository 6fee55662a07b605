import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { TestApi } from './__testUtils__/TestApi';
import { createTestDatabases } from './__testUtils__/testDatabases';

const NONE = { user: {}, group: {}, cluster: {}, overrides: {} };

const as = (user: string) =>
  mockCredentials.user.header(`user:default/${user}`);

/** Only what somebody owns. */
const ownedBy = (...claims: string[]): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'woocommerce',
  resourceType: 'woocommerce-store',
  conditions: {
    rule: 'IS_OWNER',
    resourceType: 'woocommerce-store',
    params: { claims },
  },
});

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('what others have, on %s', id => {
  let knex: Knex;
  let api: TestApi;

  beforeEach(async () => {
    knex = await databases.init(id);
  });

  afterEach(async () => {
    await api.stop();
  });

  it('is not told by their quotas', async () => {
    api = await TestApi.start({
      knex,
      config: {
        quotas: { ...NONE, group: { stores: 9 }, cluster: { stores: 100 } },
      },
    });
    await api.post('/stores', { name: 'a', owner: 'secret' });
    for (const action of ['read', 'create']) {
      api.decisions.set(
        `woocommerce.store.${action}`,
        ownedBy('group:default/shops'),
      );
    }
    const foreign = await api.get('/quotas?owner=secret');
    expect(foreign.status).toBe(403);
    expect(JSON.stringify(foreign.body)).not.toMatch(/used/);
    const own = await api.get('/quotas?owner=shops');
    expect(own.body.items).toEqual([
      expect.objectContaining({ scope: 'group', used: 0 }),
    ]);
  });

  it('is not read by a request that is made once more', async () => {
    api = await TestApi.start({ knex });
    const send = () =>
      api.post('/stores', { name: 'demo' }).set('idempotency-key', 'key');
    expect((await send()).status).toBe(202);
    api.decisions.set('woocommerce.store.read', ownedBy('user:default/eve'));
    const again = await send();
    expect(again.status).toBe(404);
    expect(again.body.error.message).toBe('There is no store "demo"');
  });

  it('is not told by what is said of a name', async () => {
    api = await TestApi.start({ knex });
    await api.post('/stores', { name: 'demo' });
    await knex('stores').update({ phase: 'Deleting' });
    const { body } = await api.post('/stores', { name: 'demo' });
    expect(body.error.message).toBe('name "demo" is taken by another store');
  });

  it('is not changed when it has a name by now of which was asked before', async () => {
    api = await TestApi.start({ knex });
    await api.post('/stores', { name: 'demo', protected: true });
    const lookUp = api.repository.lookUpStore.bind(api.repository);
    jest.spyOn(api.repository, 'lookUpStore').mockImplementation(async name => {
      const store = await lookUp(name);
      return store && { ...store, id: 'id-of-the-one-before' };
    });
    for (const send of [
      () => api.get('/stores/demo'),
      () => api.get('/stores/demo/events'),
      () => api.post('/stores/demo/refresh'),
      () => api.post('/stores/demo/cancel'),
      () => api.patch('/stores/demo', { protected: false }),
      () => api.post('/stores/demo/delete-plan'),
    ]) {
      expect((await send()).status).toBe(404);
    }
    await expect(knex('stores').pluck('protected')).resolves.toEqual([
      id === 'SQLITE_3' ? 1 : true,
    ]);
  });

  it('goes on without taking more room than its users have', async () => {
    api = await TestApi.start({
      knex,
      config: { quotas: { ...NONE, user: { operations: 1 } } },
    });
    const asEve = (name: string) =>
      api
        .post('/stores', { name, owner: 'shops' })
        .set('authorization', as(`eve-${name}`));
    await asEve('a');
    await asEve('b');
    await knex('stores').update({ phase: 'Ready' });

    const first = await api.post('/stores/a/upgrade');
    expect(first.status).toBe(202);
    await knex('stores').update({ phase: 'Ready' });
    const refused = await api.post('/stores/b/repair');
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toMatch(
      '1 of 1 operations for user:default/mock',
    );
    // What somebody has going on themselves may give way to something else.
    expect((await api.post('/stores/a/repair')).status).toBe(202);
  });

  it('is changed as it was looked at, by one of many', async () => {
    api = await TestApi.start({ knex });
    await api.post('/stores', { name: 'demo' });
    const { headers } = await api.get('/stores/demo');
    const statuses = await Promise.all(
      [true, false, true, false, true].map(async isProtected => {
        const { status } = await api
          .patch('/stores/demo', { protected: isProtected })
          .set('if-match', headers.etag);
        return status;
      }),
    );
    // What changes nothing leaves the store as it was looked at.
    const changes = await api.get('/audit-events?action=update&limit=100');
    const done = changes.body.items.filter(
      ({ after }: { after?: object }) => after,
    );
    expect(done).toHaveLength(1);
    expect(statuses).toContain(200);
    expect(statuses).toContain(412);
  });

  it.each([
    ['post', '/stores?plan=standard', { name: 'more' }],
    ['patch', '/stores/demo?force=1', { protected: true }],
    ['delete', '/stores/demo?plan=a1', { force: true }],
    ['post', '/stores/demo/retry', { plan: 'standard' }],
  ] as const)('is not touched by %s %s with %j', async (method, path, body) => {
    api = await TestApi.start({ knex });
    await api.post('/stores', { name: 'demo' });
    const response = await api.send(method, path).send(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(
      /^"(plan|force)" is not a known field$/,
    );
    await expect(knex('stores').pluck('name')).resolves.toEqual(['demo']);
  });
});
