import { STORE_PHASES } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreCensus } from '../database/StoreCensus';
import { METRICS } from './catalogue';
import { Meter } from './Meter';
import { shareReading } from './shareReading';

/** All gauges of one reading ask at the same time, and get the same answer. */
const MAX_AGE_MS = 1_000;

/** Prometheus gives up after ten seconds, with all else that it would have read. */
const MAX_WAIT_MS = 5_000;

/** Has it known what is in the database, be it of stores that other replicas work on. */
export function observeStores(options: {
  meter: Meter;
  census: StoreCensus;
  /** The clusters that are configured; of these, it is also known what there is none of. */
  clusters: readonly string[];
}): void {
  const { meter, census, clusters } = options;
  const read = shareReading({
    read: () => census.read(),
    maxAgeMs: MAX_AGE_MS,
    maxWaitMs: MAX_WAIT_MS,
  });
  const all = (known: readonly { cluster: string }[]) =>
    new Set([...clusters, ...known.map(({ cluster }) => cluster)]);

  meter.gauge(METRICS.databaseUp, async observe => {
    const answers = await read().then(
      () => true,
      () => false,
    );
    observe(answers ? 1 : 0, {});
  });
  meter.gauge(METRICS.stores, async observe => {
    const { phases } = await read();
    for (const cluster of all(phases)) {
      for (const phase of STORE_PHASES) {
        const found = phases.find(
          each => each.cluster === cluster && each.phase === phase,
        );
        observe(found?.count ?? 0, { cluster, phase });
      }
    }
  });
  meter.gauge(METRICS.storesWithReason, async observe => {
    const { reasons } = await read();
    for (const { cluster, reason, count } of reasons) {
      observe(count, { cluster, reason });
    }
  });
  meter.gauge(METRICS.storesUnreachable, async observe => {
    const { unreachable } = await read();
    for (const cluster of all(unreachable)) {
      observe(findCount(unreachable, cluster), { cluster });
    }
  });
  meter.gauge(METRICS.queueLength, async observe => {
    const { waiting } = await read();
    for (const cluster of all(waiting)) {
      observe(findCount(waiting, cluster), { cluster });
    }
  });
  meter.gauge(METRICS.queueAge, async observe => {
    const { waiting } = await read();
    for (const cluster of all(waiting)) {
      const found = waiting.find(each => each.cluster === cluster);
      observe(found?.oldestSeconds ?? 0, { cluster });
    }
  });
  meter.gauge(METRICS.operationsRunning, async observe => {
    const { running } = await read();
    for (const { cluster, type, count } of running) {
      observe(count, { cluster, type });
    }
  });
  meter.gauge(METRICS.operationsOverdue, async observe => {
    const { overdue } = await read();
    for (const cluster of all(overdue)) {
      observe(findCount(overdue, cluster), { cluster });
    }
  });
}

function findCount(
  counted: readonly { cluster: string; count: number }[],
  cluster: string,
): number {
  return counted.find(each => each.cluster === cluster)?.count ?? 0;
}
