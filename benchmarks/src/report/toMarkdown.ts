import { Goal, Measured } from '../Metric';
import { DatedMetric, Report } from './Report';

/** A report as a page for people. */
export function toMarkdown(report: Report): string {
  const { machine, cluster, versions, caveats, metrics } = report;
  const met = metrics.filter(each => each.met).length;
  return [
    '# Results',
    '',
    'Written by `script/bench`; [what the figures mean](../README.md), [what was tried](../../docs/performance.md).',
    '',
    `Measured on ${machine.cores} cores (${machine.cpu}), ${machine.memoryGiB} GiB, Linux ${machine.kernel}. ${met} of ${metrics.length} goals met.`,
    ...(report.quick
      ? ['', '**A quick run: few repeats, which say little.**']
      : []),
    '',
    '| Metric | What | Goal | Ratio | Spread | Ours | Beside | Repeats | Verdict | Measured |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...metrics.map(toRow),
    '',
    `The cluster: pods become ready ${
      cluster.podDelayMs
    } ms after they have a node, unless a title says otherwise; ${cluster.podsPerMinute.toFixed(
      0,
    )} pods a minute when nothing else is done; its controllers ask the API server ${
      cluster.unlimitedQps
        ? 'without a limit'
        : 'as seldom as Kubernetes has them by default'
    }.`,
    '',
    `Versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    ...Object.entries(caveats).flatMap(([benchmark, texts]) => [
      '',
      `## ${benchmark}: what could not be held fixed`,
      '',
      ...texts.map(each => `- ${each}`),
    ]),
    '',
  ].join('\n');
}

/** Such as "at most 1.05". */
export function describeGoal(goal: Goal): string {
  return 'atMost' in goal
    ? `at most ${goal.atMost}`
    : `at least ${goal.atLeast}`;
}

/** With three digits that count. */
export function describeNumber(value: number): string {
  return value !== 0 && Math.abs(value) < 1_000
    ? `${Number(value.toPrecision(3))}`
    : value.toFixed(0);
}

function toRow(metric: DatedMetric): string {
  const { unit, goal, ratio, spread, ours, baseline, others } = metric;
  const describe = ({ name, value }: Measured) =>
    `${name}: ${describeNumber(value)} ${unit}`;
  return `| ${[
    metric.metric,
    metric.title,
    describeGoal(goal),
    describeNumber(ratio),
    `${(100 * spread).toFixed(0)} %`,
    `${describeNumber(ours.value)} ${unit}`,
    [baseline, ...others].map(describe).join('; '),
    metric.repeats,
    metric.met ? 'met' : '**missed**',
    metric.measuredAt.slice(0, 10),
  ].join(' | ')} |`;
}
