import { Knex } from 'knex';
import { expectToMatchOpenApi } from './__testUtils__/openApi';
import { TestApi } from './__testUtils__/TestApi';
import { testConfig } from './__testUtils__/testConfig';
import { claimOf, createTestDatabases } from './__testUtils__/testDatabases';
import { StoreRecord } from './database';

const HOUR_MS = 60 * 60_000;
const NONE = { user: {}, group: {}, cluster: {}, overrides: {} };

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('the overview on %s', id => {
  let knex: Knex;
  let api: TestApi;

  beforeEach(async () => {
    knex = await databases.init(id);
    api = await TestApi.start({
      knex,
      config: {
        clusters: [
          { name: 'home', simulatedNodes: true },
          { name: 'eu-1', simulatedNodes: true },
        ],
        plans: new Map([
          ['demo', testConfig.plans.get('demo')!],
          [
            'eu',
            { ...testConfig.plans.get('demo')!, name: 'eu', cluster: 'eu-1' },
          ],
        ]),
        quotas: { ...NONE, overrides: { 'eu-1': { stores: 10 } } },
      },
    });
  });

  afterEach(async () => {
    await api.stop();
  });

  async function create(name: string, plan = 'demo'): Promise<StoreRecord> {
    await api.post('/stores', { name, plan });
    return (await api.repository.findStore(name))!;
  }

  /** A store whose operation ended some hours ago. */
  async function finish(
    name: string,
    options: {
      ms?: number;
      hoursAgo?: number;
      status?: string;
      reason?: string;
      kind?: string;
    } = {},
  ): Promise<StoreRecord> {
    const { ms = 1_000, hoursAgo = 1, status = 'Succeeded', ...rest } = options;
    const store = await create(name);
    const finishedAt = Date.now() - hoursAgo * HOUR_MS;
    await knex('operations')
      .where({ id: store.operation.id })
      .update({
        ...rest,
        status,
        created_at: new Date(finishedAt - ms),
        started_at: new Date(finishedAt - ms / 2),
        finished_at: new Date(finishedAt),
      });
    return store;
  }

  async function read(query = '') {
    const response = await api.get(`/overview${query}`);
    await expectToMatchOpenApi(response);
    expect(response.status).toBe(200);
    return response.body;
  }

  it('is empty as long as there is nothing', async () => {
    const cluster = {
      configured: true,
      reachable: true,
      stores: [],
      quotas: [],
      waiting: 0,
      running: 0,
    };
    expect(await read()).toEqual({
      since: expect.any(String),
      until: expect.any(String),
      clusters: [
        { ...cluster, name: 'home' },
        {
          ...cluster,
          name: 'eu-1',
          quotas: [
            {
              scope: 'cluster',
              subject: 'eu-1',
              resource: 'stores',
              limit: 10,
              used: 0,
            },
          ],
        },
      ],
      provisioning: { count: 0 },
      failures: [],
    });
  });

  it('counts stores, what waits and what is left, by cluster', async () => {
    const first = await create('first', 'eu');
    await create('second', 'eu');
    await create('third', 'eu');
    await knex('operations')
      .where({ id: first.operation.id })
      .update({ started_at: new Date() });
    await knex('stores').where({ name: 'first' }).update({ phase: 'Ready' });
    await create('fourth');
    await knex('stores').where({ name: 'fourth' }).update({ cluster: 'gone' });
    api.inspector.lost.add('gone');

    const { clusters } = await read();
    expect(clusters).toEqual([
      expect.objectContaining({ name: 'home', stores: [] }),
      {
        name: 'eu-1',
        configured: true,
        reachable: true,
        stores: [
          { phase: 'Pending', count: 2 },
          { phase: 'Ready', count: 1 },
        ],
        quotas: [expect.objectContaining({ limit: 10, used: 3 })],
        waiting: 2,
        running: 1,
        waitingSince: (await api.repository.findStore(
          'second',
        ))!.operation.createdAt.toISOString(),
      },
      expect.objectContaining({
        name: 'gone',
        configured: false,
        reachable: false,
        waiting: 1,
      }),
    ]);
  });

  it.each([
    [[7], [7, 7, 7]],
    [
      [1, 2],
      [1, 2, 2],
    ],
    [
      [5, 1, 4, 2, 3],
      [3, 5, 5],
    ],
    [Array.from({ length: 20 }, (_, at) => at + 1), [10, 19, 20]],
  ])('finds percentiles of %j seconds', async (seconds, expected) => {
    for (const [at, each] of seconds.entries()) {
      await finish(`s${at}`, { ms: each * 1_000 });
    }
    const [p50Ms, p95Ms, p99Ms] = expected.map(each => each * 1_000);
    const { provisioning } = await read();
    expect(provisioning).toEqual({
      count: seconds.length,
      p50Ms,
      p95Ms,
      p99Ms,
    });
  });

  it('leaves out of the times what is older, of another kind, or failed', async () => {
    await finish('a', { ms: 3_000 });
    await finish('b', { ms: 9_000, hoursAgo: 8 * 24 });
    await finish('c', { ms: 9_000, kind: 'upgrade' });
    await finish('d', { ms: 9_000, status: 'Failed', reason: 'Forbidden' });
    await finish('e', { ms: 9_000, status: 'Superseded' });
    expect((await read()).provisioning).toEqual({
      count: 1,
      p50Ms: 3_000,
      p95Ms: 3_000,
      p99Ms: 3_000,
    });
    expect((await read('?days=9')).provisioning.count).toBe(2);
    expect((await read('?days=1')).provisioning.count).toBe(1);
  });

  it('counts failures by what was asked for and why, the most frequent first', async () => {
    const status = 'Failed';
    await finish('a', { status, reason: 'Forbidden' });
    await finish('b', { status, reason: 'QuotaExceeded' });
    await finish('c', { status, reason: 'QuotaExceeded' });
    await finish('d', { status, reason: 'QuotaExceeded', kind: 'upgrade' });
    await finish('e', { status });
    await finish('f', { status, reason: 'HelmFailed', hoursAgo: 200 });
    expect((await read()).failures).toEqual([
      { kind: 'provision', reason: 'QuotaExceeded', count: 2 },
      { kind: 'provision', reason: 'Forbidden', count: 1 },
      { kind: 'provision', reason: 'Unknown', count: 1 },
      { kind: 'upgrade', reason: 'QuotaExceeded', count: 1 },
    ]);
  });

  it('remembers what became of stores that are gone, for a month', async () => {
    const ready = await finish('ready', { ms: 2_000 });
    const failed = await finish('failed', {
      status: 'Failed',
      reason: 'HelmFailed',
    });
    for (const { id: storeId, name } of [ready, failed]) {
      await api.repository.startOperation({
        storeId,
        kind: 'delete',
        actor: 'user:default/ada',
        deadlineMs: 1_000,
        event: { type: 'Normal', reason: 'Deleted', message: 'gone' },
      });
      const store = (await api.repository.findStore(name))!;
      expect(await api.repository.deleteStore(claimOf(store))).toBe(true);
    }
    await expect(api.repository.listStoreNames()).resolves.toEqual([]);

    const overview = await read();
    expect(overview.provisioning).toMatchObject({ count: 1, p50Ms: 2_000 });
    expect(overview.failures).toEqual([
      { kind: 'provision', reason: 'HelmFailed', count: 1 },
    ]);
    await expect(
      knex('past_operations').where({ kind: 'delete' }).pluck('status'),
    ).resolves.toEqual(['Succeeded', 'Succeeded']);

    await knex('past_operations').update({
      finished_at: new Date(Date.now() - 32 * 24 * HOUR_MS),
    });
    const last = await create('last');
    await api.repository.deleteStore(claimOf(last));
    await expect(knex('past_operations').pluck('status')).resolves.toEqual([
      'Succeeded',
    ]);
  });

  it('is for those with the permission for it alone', async () => {
    api.deny('woocommerce.overview.read');
    const refused = await api.get('/overview');
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toBe(
      'You lack the permission woocommerce.overview.read',
    );
    await expectToMatchOpenApi(refused);
  });

  it.each(['0', '31', '-1', '1.5', 'all', '1e1', ''])(
    'refuses to look back for %j days',
    async days => {
      const { status, body } = await api.get(`/overview?days=${days}`);
      expect(status).toBe(400);
      expect(body.error.message).toBe(
        'days must be a whole number from 1 to 30',
      );
    },
  );
});
