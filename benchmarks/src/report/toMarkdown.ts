import { Goal, Measured, Metric } from '../Metric';
import { toBenchmark } from './mergeReports';
import { DatedMetric, Report } from './Report';

/** Figures of fewer are a first look. */
const ENOUGH_REPEATS = 3;

/** A report as a page for people. */
export function toMarkdown(report: Report): string {
  const { machine, cluster, versions, caveats, metrics } = report;
  const measured = new Set(metrics.map(toBenchmark));
  return [
    '# Results',
    '',
    'Written by `script/bench`; [what the figures mean](../README.md), [what was tried](../../docs/performance.md).',
    '',
    `Measured on ${machine.cores} cores (${machine.cpu}), ${
      machine.memoryGiB
    } GiB, Linux ${machine.kernel}. ${describeGoals(metrics)}`,
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
    )} pods a minute when nothing else is done, in the last run (the rows of latest.json have that of their own run, where it is known); its controllers ask the API server ${
      cluster.unlimitedQps
        ? 'without a limit'
        : 'as seldom as Kubernetes has them by default'
    }.`,
    '',
    `Versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    ...[...measured].flatMap(benchmark => [
      '',
      `## ${benchmark}: what could not be held fixed`,
      '',
      ...caveats[benchmark].map(each => `- ${each}`),
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

function describeGoals(metrics: readonly Metric[]): string {
  const met = metrics.filter(each => each.met);
  const sure = met.filter(each => !describeLack(each));
  return `${met.length} of ${metrics.length} goals met, ${sure.length} of these by ${ENOUGH_REPEATS} repeats of all that the goal is for.`;
}

/** What a verdict lacks to be one, if anything. */
function describeLack({ repeats, shortOf }: Metric): string {
  return [
    ...(repeats < ENOUGH_REPEATS ? ['first look'] : []),
    ...(shortOf ? [`short of ${shortOf}`] : []),
  ].join(', ');
}

function describeVerdict(metric: Metric): string {
  const verdict = metric.met ? 'met' : '**missed**';
  const lack = describeLack(metric);
  return lack ? `${verdict} (${lack})` : verdict;
}

function toRow(metric: DatedMetric): string {
  const { unit, goal, ratio, spread, ours, baseline, others, repeats } = metric;
  const describe = ({ name, value }: Measured) =>
    `${name}: ${describeNumber(value)} ${unit}`;
  return `| ${[
    metric.metric,
    metric.title,
    describeGoal(goal),
    describeNumber(ratio),
    repeats > 1 ? `${(100 * spread).toFixed(0)} %` : '–',
    `${describeNumber(ours.value)} ${unit}`,
    [baseline, ...others].map(describe).join('; '),
    repeats,
    describeVerdict(metric),
    [metric.measuredAt.slice(0, 10), metric.commit].filter(Boolean).join(', '),
  ].join(' | ')} |`;
}
