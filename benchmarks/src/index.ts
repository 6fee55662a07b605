/*
 * Measures; called by script/bench.
 */
import { parseArgs } from 'node:util';
import { Benchmark } from './Benchmark';
import { benchmarks } from './benchmarks';
import { isFarOff } from './compare';
import { Lab } from './lab/Lab';
import { describeMachine, readCommit, readVersions } from './machine';
import { measureCluster } from './measureCluster';
import { Metric } from './Metric';
import { RESULTS } from './paths';
import { readSettings } from './readSettings';
import { DatedMetric } from './report/Report';
import { describeGoal, describeNumber } from './report/toMarkdown';
import { writeReport } from './report/writeReport';

async function measure(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      output: { type: 'string', default: RESULTS },
      repeats: { type: 'string', default: 'Infinity' },
      stores: { type: 'string', default: 'Infinity' },
      loads: { type: 'string' },
    },
  });
  const { quick, output } = values;
  const maxRepeats = readLimit('--repeats', values.repeats, 1);
  const maxStores = readLimit('--stores', values.stores, 100);
  const loads = values.loads?.split(',');
  const chosen = choose(positionals, quick);
  const settings = readSettings(process.env);
  const machine = describeMachine();
  const options = { quick, maxRepeats, maxStores, loads, log };
  for (const benchmark of chosen) {
    await benchmark.prepare?.(options);
  }
  const lab = await Lab.open(settings);
  const cluster = await measureCluster(lab);
  log(`The cluster: ${JSON.stringify(cluster)}`);

  const run = {
    commit: await readCommit(),
    podsPerMinute: cluster.podsPerMinute,
    loadBefore: machine.loadBefore,
  };
  const metrics: DatedMetric[] = [];
  for (const benchmark of chosen) {
    log(`${benchmark.id}: ${benchmark.title}`);
    for (const metric of await benchmark.run({ lab, ...options })) {
      metrics.push({
        ...metric,
        ...run,
        measuredAt: new Date().toISOString(),
      });
      log(describe(metric));
    }
    // Written each time, so that a run that fails later has measured something.
    await writeReport(
      {
        quick,
        machine,
        versions: await readVersions(settings.programs),
        cluster,
        metrics,
        caveats: Object.fromEntries(
          chosen.map(({ id, caveats }) => [id, caveats]),
        ),
      },
      output,
    );
  }
  const broken = quick ? metrics.filter(isFarOff) : [];
  broken.forEach(({ metric }) => log(`${metric} is twice as bad as its goal`));
  return broken.length === 0;
}

function readLimit(option: string, value: string, least: number): number {
  const limit = Number(value);
  if (!(limit >= least && (Number.isInteger(limit) || limit === Infinity))) {
    throw new Error(`${option} ${value} is no whole number from ${least} on`);
  }
  return limit;
}

/** One by its name, as a cluster is for one; or all short ones, which leave it as it was. */
function choose(ids: readonly string[], quick: boolean): readonly Benchmark[] {
  if (quick && ids.length === 0) {
    return benchmarks.filter(benchmark => benchmark.quick);
  }
  const chosen = benchmarks.filter(
    ({ id }) => ids.length === 1 && id === ids[0],
  );
  if (!chosen.length) {
    const known = benchmarks.map(({ id }) => id).join(' ');
    throw new Error(
      `One benchmark, or --quick, is needed. There are: ${known}`,
    );
  }
  return chosen;
}

function describe(metric: Metric): string {
  return `${metric.metric}: ratio ${describeNumber(
    metric.ratio,
  )} (${describeGoal(metric.goal)}: ${
    metric.met ? 'met' : 'missed'
  }), ours ${describeNumber(metric.ours.value)} ${metric.unit}, ${
    metric.baseline.name
  } ${describeNumber(metric.baseline.value)} ${metric.unit}, spread ${(
    100 * metric.spread
  ).toFixed(0)} %`;
}

function log(text: string): void {
  process.stdout.write(`${text}\n`);
}

// Processes that were started end with this one.
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => process.exit(1));
}

measure().then(
  isGood => process.exit(isGood ? 0 : 1),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
