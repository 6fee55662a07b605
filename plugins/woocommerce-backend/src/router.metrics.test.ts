import { TestApi } from './__testUtils__/TestApi';
import { createTestDatabases } from './__testUtils__/testDatabases';
import { TestMetrics } from './metrics/__testUtils__/TestMetrics';

const databases = createTestDatabases();

describe('the metrics of requests', () => {
  const rateLimited = 'woocommerce_requests_refused_total{cause="rate-limit"}';
  const quota = 'woocommerce_requests_refused_total{cause="quota"}';
  const cancelled =
    'woocommerce_operations_total{cluster="local",reason="Cancelled",result="Cancelled",type="provision"}';
  let test: TestMetrics;
  let api: TestApi;

  beforeEach(async () => {
    test = TestMetrics.create();
    api = await TestApi.start({
      knex: await databases.init('SQLITE_3'),
      metrics: test.metrics,
      config: {
        quotas: { user: { stores: 1 }, group: {}, cluster: {}, overrides: {} },
        rateLimit: { requestsPerMinute: 100, changesPerMinute: 4 },
      },
    });
  });

  afterEach(async () => {
    await api.stop();
    await test.stop();
  });

  it('tell what was refused, by whom, and what was cancelled', async () => {
    expect(await test.read()).toMatchObject({ [rateLimited]: 0, [quota]: 0 });
    await api.post('/stores', { name: 'demo' }).expect(202);
    await api.post('/stores', { name: 'other' }).expect(409);
    // A conflict, which is not for a quota.
    await api.post('/stores/demo/repair').expect(409);
    expect(await test.read()).toMatchObject({ [rateLimited]: 0, [quota]: 1 });

    const key = { 'idempotency-key': 'once' };
    await api.post('/stores/demo/cancel').set(key).expect(202);
    expect(await test.read()).toHaveProperty([cancelled], 1);
    await api.post('/stores/demo/cancel').set(key).expect(429);
    expect(await test.read()).toMatchObject({
      [rateLimited]: 1,
      [quota]: 1,
      [cancelled]: 1,
    });
  });

  it('count once what is asked for again with the same key', async () => {
    await api.post('/stores', { name: 'demo' }).expect(202);
    const key = { 'idempotency-key': 'once' };
    await api.post('/stores/demo/cancel').set(key).expect(202);
    await api.post('/stores/demo/cancel').set(key).expect(202);
    expect(await test.read()).toHaveProperty([cancelled], 1);
  });
});
