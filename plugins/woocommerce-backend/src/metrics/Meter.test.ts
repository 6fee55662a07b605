import { mockServices } from '@backstage/backend-test-utils';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { HelmError } from '../helm/HelmError';
import { TestMetrics } from './__testUtils__/TestMetrics';
import { StoreMetrics } from './StoreMetrics';

/** Metrics that can't be measured. */
function fail(): never {
  throw new Error('no room for more series');
}

const BROKEN: MetricsService = {
  createCounter: fail,
  createUpDownCounter: fail,
  createHistogram: () => ({ record: fail }),
  createGauge: fail,
  createObservableCounter: fail,
  createObservableUpDownCounter: fail,
  createObservableGauge: fail,
};

describe('metrics', () => {
  it('that fail harm nobody, and are complained of once', async () => {
    const logger = mockServices.logger.mock();
    const metrics = StoreMetrics.create({ metrics: BROKEN, logger });
    const { helm, kubernetes } = metrics.forCluster('local');
    await expect(helm.measure('upgrade', async () => 'done')).resolves.toBe(
      'done',
    );
    kubernetes.observeConnection(() => true);
    kubernetes.listed('pods');
    metrics.refusals.rateLimited();
    metrics.engine.leaseLost();
    metrics.start({ census: { read: async () => fail() }, clusters: [] });
    metrics.stop();
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringContaining('no room for more series')],
    ]);
  });

  it('are read as far as they can be when the database is away', async () => {
    const test = TestMetrics.create();
    test.metrics.start({
      census: { read: () => Promise.reject(new Error('connection refused')) },
      clusters: ['local'],
    });
    test.metrics.engine.leaseLost();
    const series = await test.read();
    expect(series).toHaveProperty('woocommerce_leases_lost_total{}', 1);
    expect(series).not.toHaveProperty(
      'woocommerce_stores_unreachable{cluster="local"}',
    );
    expect(test.logger.warn).toHaveBeenCalledTimes(1);
    await test.stop();
  });

  it('tell what came of Helm and of the cluster’s API', async () => {
    const test = TestMetrics.create();
    const { helm, kubernetes } = test.metrics.forCluster('local');
    await helm.measure('upgrade', async () => {});
    await expect(
      helm.measure('upgrade', async () => {
        throw new HelmError({
          command: 'upgrade',
          failure: 'TimedOut',
          message: 'too late',
        });
      }),
    ).rejects.toThrow('too late');
    kubernetes.observeConnection(() => false);
    kubernetes.listed('pods');
    kubernetes.watchEnded('pods', 'silent');
    kubernetes.answered({ verb: 'get', resource: 'pods', code: 404, ms: 20 });
    kubernetes.answered({ verb: 'get', resource: 'pods', ms: 10_000 });
    expect(await test.read()).toMatchObject({
      'woocommerce_helm_run_duration_seconds_count{cluster="local",command="upgrade",result="Succeeded"}': 1,
      'woocommerce_helm_run_duration_seconds_count{cluster="local",command="upgrade",result="TimedOut"}': 1,
      'woocommerce_cluster_connected{cluster="local"}': 0,
      'woocommerce_watch_lists_total{cluster="local",resource="pods"}': 1,
      'woocommerce_watch_restarts_total{cause="silent",cluster="local",resource="pods"}': 1,
      'woocommerce_kubernetes_request_duration_seconds_count{cluster="local",code="4xx",resource="pods",verb="get"}': 1,
      'woocommerce_kubernetes_request_duration_seconds_sum{cluster="local",code="none",resource="pods",verb="get"}': 10,
    });
    await test.stop();
  });

  it('have the buckets that are asked for', async () => {
    const test = TestMetrics.create();
    const { kubernetes } = test.metrics.forCluster('local');
    kubernetes.answered({ verb: 'get', resource: 'pods', code: 200, ms: 7 });
    const text = await test.scrape();
    expect(text).toMatch(/_bucket\{.*le="0\.005".*\} 0/);
    expect(text).toMatch(/_bucket\{.*le="0\.01".*\} 1/);
    await test.stop();
  });
});
