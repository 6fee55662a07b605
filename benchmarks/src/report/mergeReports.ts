import { isDeepStrictEqual } from 'node:util';
import { DatedMetric, Report } from './Report';

/**
 * Adds what earlier runs have found that this one hasn't measured, such as other
 * benchmarks or other loads, if they were run in the same way: each figure is of
 * one run, and a page may be of several.
 */
export function mergeReports(
  former: Report | undefined,
  report: Report,
): Report {
  if (!former || !isComparable(former, report)) {
    return report;
  }
  const rows = new Map(
    [...former.metrics, ...report.metrics].map(each => [each.metric, each]),
  );
  return {
    ...report,
    // Each as of the run whose figures they are about.
    caveats: { ...former.caveats, ...report.caveats },
    metrics: [...rows.values()].sort(byBenchmark),
  };
}

function isComparable(former: Report, report: Report): boolean {
  return isDeepStrictEqual(toConditions(former), toConditions(report));
}

/** What figures depend on and doesn't change from run to run by itself. */
function toConditions({ machine, quick, versions, cluster }: Report) {
  const { loadBefore, ...hardware } = machine;
  const { podsPerMinute, ...settings } = cluster;
  return { hardware, quick, versions, settings };
}

/** By number; those of one benchmark stay in their order. */
function byBenchmark(a: DatedMetric, b: DatedMetric): number {
  return toNumber(toBenchmark(a)) - toNumber(toBenchmark(b));
}

/** `M2` for `M2.1000`. */
export function toBenchmark({ metric }: DatedMetric): string {
  return metric.split('.')[0];
}

function toNumber(benchmark: string): number {
  return Number(benchmark.slice(1));
}
