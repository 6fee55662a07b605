import { mockServices } from '@backstage/backend-test-utils';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { Census } from '../database';
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

/** Until the database is asked again. */
async function pass(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 1_050));
}

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
    let isAway = false;
    let census: Census = {
      phases: [],
      reasons: [{ cluster: 'local', reason: 'OutOfMemory', count: 1 }],
      unreachable: [{ cluster: 'local', count: 3 }],
      waiting: [],
      running: [],
      overdue: [],
    };
    test.metrics.start({
      census: {
        read: async () => {
          if (isAway) {
            throw new Error('connection refused');
          }
          return census;
        },
      },
      clusters: ['local'],
    });
    const unreachable = 'woocommerce_stores_unreachable{cluster="local"}';
    const reason =
      'woocommerce_stores_with_reason{cluster="local",reason="OutOfMemory"}';
    expect(await test.read()).toMatchObject({
      'woocommerce_database_up{}': 1,
      [unreachable]: 3,
      [reason]: 1,
    });

    await pass();
    isAway = true;
    test.metrics.engine.leaseLost();
    expect(await test.read()).toMatchObject({
      'woocommerce_database_up{}': 0,
      'woocommerce_leases_lost_total{}': 1,
      [unreachable]: NaN,
      [reason]: NaN,
    });

    await pass();
    isAway = false;
    census = { ...census, reasons: [], unreachable: [] };
    expect(await test.read()).toMatchObject({
      'woocommerce_database_up{}': 1,
      [unreachable]: 0,
      // What there is no more is not said for ever.
      [reason]: 0,
    });
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
