import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DatabaseStoreCensus } from '../database';
import { TestEngine } from '../reconcile/__testUtils__/TestEngine';
import { TestMetrics } from './__testUtils__/TestMetrics';
import { METRICS } from './catalogue';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('the engine’s metrics on %s', id => {
  let engine: TestEngine;
  let test: TestMetrics;

  beforeEach(async () => {
    const knex = await databases.init(id);
    test = TestMetrics.create();
    engine = await TestEngine.create({
      knex,
      metrics: test.metrics,
    });
    const database = mockServices.database.mock({
      getClient: async () => knex,
    });
    test.metrics.start({
      census: await DatabaseStoreCensus.create({ database }),
      clusters: ['local', 'empty'],
    });
  });

  afterEach(async () => {
    await engine.stop();
    await test.stop();
  });

  it('tell of a store’s life, from the queue to its deletion', async () => {
    await engine.createStore();
    expect(await test.read()).toMatchObject({
      'woocommerce_stores{cluster="local",phase="Pending"}': 1,
      'woocommerce_stores{cluster="local",phase="Ready"}': 0,
      'woocommerce_stores{cluster="empty",phase="Ready"}': 0,
      'woocommerce_queue_length{cluster="local"}': 1,
      'woocommerce_queue_length{cluster="empty"}': 0,
      'woocommerce_queue_oldest_age_seconds{cluster="local"}':
        expect.any(Number),
      'woocommerce_stores_unreachable{cluster="local"}': 0,
    });

    await engine.start();
    await engine.waitForPhase('Ready');
    await engine.waitForEnd();
    await pause();
    const ready = await test.read();
    expect(ready).toMatchObject({
      'woocommerce_stores{cluster="local",phase="Pending"}': 0,
      'woocommerce_stores{cluster="local",phase="Ready"}': 1,
      'woocommerce_queue_length{cluster="local"}': 0,
      'woocommerce_queue_oldest_age_seconds{cluster="local"}': 0,
      'woocommerce_operations_total{cluster="local",result="Succeeded",type="provision"}': 1,
      'woocommerce_operation_duration_seconds_count{cluster="local",result="Succeeded",type="provision"}': 1,
      'woocommerce_operation_wait_seconds_count{cluster="local",type="provision"}': 1,
      'woocommerce_rung_duration_seconds_count{cluster="local",condition="NamespaceReady"}': 1,
      'woocommerce_rung_duration_seconds_count{cluster="local",condition="WordPressReady"}': 1,
      'woocommerce_step_duration_seconds_count{cluster="local",result="succeeded",step="install-release"}': 1,
    });
    expect(sumOf(ready, 'woocommerce_rung_duration_seconds_sum')).toBeCloseTo(
      ready[
        'woocommerce_operation_duration_seconds_sum{cluster="local",result="Succeeded",type="provision"}'
      ],
      1,
    );

    await engine.ask('delete', { phase: 'Deleting' });
    await engine.waitFor(store => store === undefined);
    await pause();
    const gone = await test.read();
    expect(gone).toMatchObject({
      'woocommerce_stores{cluster="local",phase="Ready"}': 0,
      'woocommerce_operations_total{cluster="local",result="Succeeded",type="delete"}': 1,
      'woocommerce_operation_duration_seconds_count{cluster="local",result="Succeeded",type="delete"}': 1,
      'woocommerce_operation_wait_seconds_count{cluster="local",type="delete"}': 1,
      'woocommerce_step_duration_seconds_count{cluster="local",result="succeeded",step="remove-record"}': 1,
    });
    // Nobody else has touched it.
    expect(sumOf(gone, 'woocommerce_stale_writes_refused_total')).toBe(0);
  });

  it('tell how long an operation took that ends in its first turn', async () => {
    engine.cluster.namespace = { uid: 'foreign' };
    await engine.createStore();
    await engine.start();
    await engine.waitForPhase('Failed');
    await engine.ask('delete', { phase: 'Deleting' });
    await engine.waitFor(store => store === undefined);
    await pause();
    expect(await test.read()).toMatchObject({
      'woocommerce_operation_duration_seconds_count{cluster="local",result="Failed",type="provision"}': 1,
      'woocommerce_operation_duration_seconds_count{cluster="local",result="Succeeded",type="delete"}': 1,
      'woocommerce_operation_wait_seconds_count{cluster="local",type="provision"}': 1,
      'woocommerce_operation_wait_seconds_count{cluster="local",type="delete"}': 1,
    });
  });

  it('tell why an operation failed', async () => {
    engine.cluster.podsBecomeReady = false;
    await engine.createStore({ deadlineMs: 1_000 });
    await engine.start();
    await engine.waitForPhase('Failed');
    await pause();
    const failed = await test.read();
    expect(failed).toMatchObject({
      'woocommerce_stores{cluster="local",phase="Failed"}': 1,
      'woocommerce_stores_with_reason{cluster="local",reason="DeadlineExceeded"}': 1,
      'woocommerce_operations_total{cluster="local",reason="DeadlineExceeded",result="Failed",type="provision"}': 1,
    });
    expect(failed).not.toHaveProperty(
      'woocommerce_rung_duration_seconds_count{cluster="local",condition="WordPressReady"}',
    );
  });

  it('count what a replica without its lease wanted to write', async () => {
    const store = await engine.createStore();
    let release = () => {};
    engine.cluster.onUpgrade = () =>
      new Promise(resolve => {
        release = resolve;
      });
    await engine.start();
    await engine.waitFor(found => found?.operation.step === 'install-release');
    // Another operation is asked for behind the engine's back.
    await engine.ask('delete', { phase: 'Deleting' }, { silently: true });
    release();
    await engine.waitFor(found => found === undefined);
    await pause();
    const series = await test.read();
    expect(store.cluster).toBe('local');
    expect(
      series['woocommerce_stale_writes_refused_total{cluster="local"}'],
    ).toBeGreaterThan(0);
  });

  it('have few label values, and none of a store, a person or a host', async () => {
    const store = await engine.createStore();
    await engine.start();
    await engine.waitForPhase('Ready');
    await engine.waitForEnd();
    await pause();
    const text = await test.scrape();
    for (const secret of [
      store.id,
      store.operation.id,
      store.title,
      store.owner,
      store.createdBy,
      store.namespace,
      new URL(store.url).host,
    ]) {
      expect(text).not.toContain(secret);
    }
    const described = new Map<string, Set<string>>(
      Object.values(METRICS).map(({ name, labels }) => [name, new Set(labels)]),
    );
    const series = Object.keys(await test.read());
    for (const each of series) {
      const [, name, labels] = /^(\w+)\{(.*)\}$/.exec(each)!;
      const known = described.get(name.replace(/_(sum|count)$/, ''));
      expect([each, known]).toEqual([each, expect.any(Set)]);
      for (const label of labels.split(',').filter(Boolean)) {
        expect([each, [...known!]]).toEqual([
          each,
          expect.arrayContaining([label.split('=')[0]]),
        ]);
      }
    }
    // Most are the reasons for which each kind of operation may fail.
    expect(series.length).toBeLessThan(600);
  });
});

/** What is recorded is counted a moment later. */
async function pause(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 1_100));
}

function sumOf(series: Record<string, number>, name: string): number {
  return Object.entries(series)
    .filter(([key]) => key.startsWith(`${name}{`))
    .reduce((sum, [, value]) => sum + value, 0);
}
