import { TestDatabases } from '@backstage/backend-test-utils';
import { TestMetrics } from './metrics/__testUtils__/TestMetrics';
import { Recording } from './metrics/__testUtils__/Recording';
import { METRICS } from './metrics/catalogue';
import { TestPortal } from './__testUtils__/TestPortal';
import { TestTracing } from './tracing/__testUtils__/TestTracing';

jest.setTimeout(180_000);

/** What a run without a fault of the cluster has no reason to measure. */
const RARE: readonly string[] = [METRICS.watchRestarts.name];

// Outside, so that it is there until the portal has stopped.
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('a portal on a cluster', () => {
  let metrics: TestMetrics;
  let tracing: TestTracing;
  let recording: Recording;
  let portal: TestPortal;

  beforeAll(async () => {
    metrics = TestMetrics.create();
    metrics.register();
    tracing = await TestTracing.create();
    portal = await TestPortal.start({
      knex: await databases.init('SQLITE_3'),
      config: {
        quotas: { user: { stores: 3 } },
        deadlines: { provision: { seconds: 20 } },
      },
    });
    recording = Recording.start(() => metrics.scrape());
  });

  afterAll(async () => {
    for (const name of ['seen', 'stuck']) {
      await portal.deleteStore(name);
      await portal.waitUntilGone(name);
    }
    await recording.stop();
    await portal.stop();
    await metrics.stop();
    tracing.stop();
  });

  it('says what an operator wants to know of a store’s life', async () => {
    await portal.post('/stores', { name: 'seen' }).expect(202);
    await portal.post('/stores', { name: 'stuck', plan: 'huge' }).expect(202);
    await portal.waitForPhase('seen', 'Ready');
    await portal.post('/stores', { name: 'third' }).expect(202);
    await portal.post('/stores', { name: 'fourth' }).expect(409);
    await portal.waitForPhase('third', 'Ready');
    await portal.deleteStore('third');
    await portal.waitUntilGone('third');
    await portal.waitForPhase('stuck', 'Failed');
    await recording.waitForNext();

    const series = await metrics.read();
    expect(series).toMatchObject({
      'woocommerce_cluster_connected{cluster="test"}': 1,
      'woocommerce_stores{cluster="test",phase="Ready"}': 1,
      'woocommerce_stores{cluster="test",phase="Failed"}': 1,
      'woocommerce_operations_total{cluster="test",result="Succeeded",type="provision"}': 2,
      'woocommerce_operations_total{cluster="test",reason="Unschedulable",result="Failed",type="provision"}': 1,
      'woocommerce_operations_total{cluster="test",result="Succeeded",type="delete"}': 1,
      'woocommerce_rung_duration_seconds_count{cluster="test",condition="WordPressReady"}':
        expect.any(Number),
      'woocommerce_helm_run_duration_seconds_count{cluster="test",command="upgrade",result="Succeeded"}':
        expect.any(Number),
      'woocommerce_kubernetes_request_duration_seconds_count{cluster="test",code="2xx",resource="namespaces",verb="create"}':
        expect.any(Number),
      'woocommerce_watch_lists_total{cluster="test",resource="pods"}': 1,
      'woocommerce_requests_refused_total{cause="quota"}': 1,
      'woocommerce_event_loop_delay_seconds{quantile="0.99"}':
        expect.any(Number),
    });
    const names = Object.keys(series).map(each =>
      each.replace(/(_sum|_count)?\{.*/, ''),
    );
    expect(
      Object.values(METRICS)
        .map(({ name }) => name)
        .filter(name => !names.includes(name) && !RARE.includes(name)),
    ).toEqual([]);
    const text = await metrics.scrape();
    for (const name of ['seen', 'stuck', 'third', 'localtest', 'guest']) {
      expect(text).not.toContain(name);
    }
    // Each series costs Prometheus memory in every replica.
    expect(text.split('\n').length).toBeLessThan(2_000);
  });

  it('is followed from the request to Helm and Kubernetes', async () => {
    const [helm] = tracing.find('helm upgrade');
    const { traceId } = helm.spanContext();
    const asked = tracing
      .find('POST /api/woocommerce')
      .find(span => span.spanContext().traceId === traceId);
    expect(asked?.attributes).toMatchObject({
      'http.route': '/api/woocommerce/stores',
      'http.response.status_code': 202,
    });
    const names = tracing.namesOf(traceId);
    expect(names).toEqual(
      expect.arrayContaining([
        'woocommerce provision',
        'step create-namespace',
        'kubernetes create namespaces',
        'step install-release',
        'helm upgrade',
      ]),
    );
  });
});
