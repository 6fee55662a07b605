import { Benchmark, BenchmarkContext } from '../Benchmark';
import { BurstResult } from '../burst/Burst';
import { burstApply } from '../burst/burstApply';
import { burstFlux } from '../burst/burstFlux';
import { burstPortal } from '../burst/burstPortal';
import { compare } from '../compare';
import { SampleStore } from '../lab/SampleStore';
import { Goal, Metric } from '../Metric';
import { buildFlux } from '../peers/flux/buildFlux';
import { takeTurns } from '../takeTurns';

const REPEATS = 3;

/** How many stores at once, and how many times as fast as Flux the portal is to be. */
const GOALS: ReadonlyMap<number, Goal> = new Map([
  [100, { atLeast: 1 }],
  [500, { atLeast: 1 }],
  [1_000, { atLeast: 1.5 }],
]);

/** How many requests of a turn, of thousands, may be refused. */
const TOLERATED_REFUSALS = 5;

/** Without Flux, whose programs take longer to build than a quick run may. */
const QUICK_SIZE = 20;

type Rates = (arm: 'portal' | 'Flux' | 'ceiling', size: number) => number[];

/** M2: many stores that are asked for at once, beside Flux and what the cluster is able to do. */
export const burstBenchmark: Benchmark = {
  id: 'M2',
  title: 'Many stores at once',
  quick: true,
  caveats: [
    'Each takes its turn alone, with processes of its own that have made one store before.',
    'All three work on ten at a time: the portal is asked by ten requests at a time, Flux has --concurrent=10, and ten kubectl apply their shares.',
    'The portal also makes each store’s quota, limits, labels, role binding and Secret, and records it in its database; Flux and kubectl make a bare namespace and the chart’s objects.',
    'The portal acts with its own account, whose requests pass its admission policies; Flux and kubectl act as the administrator.',
    'Flux runs as two processes with the options that its documentation advises for hundreds of releases. It has the chart before it is measured, and all releases refer to that one HelmChart, so that it doesn’t fetch one for each of them.',
    'Flux’s controllers have no limits of CPU or memory here. It waits by asking every two seconds, as Helm 3 does, and the portal is told by watches: that is part of what is compared.',
    'The portal tells Helm not to hold the objects against the API server’s schemas first, because its own tests do so for this chart; Flux does as it does by default.',
    'The ceiling does without Helm and its records, and without waiting for one store before the next: no installer can reach it.',
    'All processes share the cores with the cluster’s control plane, so that the CPU time of each is what counts most.',
  ],
  prepare: async ({ quick, log }) => {
    if (!quick) {
      log('Flux is built, unless it is there');
      await buildFlux();
    }
  },
  run: async context => {
    const { quick, maxStores } = context;
    const sizes = quick
      ? [QUICK_SIZE]
      : [...GOALS.keys()].filter(size => size <= maxStores);
    const rates = await measure(context, sizes);
    const largest = Math.max(...sizes);
    return [
      ...(quick ? [] : compareWithFlux(rates, sizes)),
      ...(sizes.length > 1 ? [compareSizes(rates, sizes)] : []),
      compare({
        metric: 'M2.ceiling',
        title: `${largest} stores at once, beside what the cluster is able to do`,
        goal: { atLeast: 0.7 },
        unit: 'stores/min',
        ours: { name: 'portal', values: rates('portal', largest) },
        baseline: {
          name: 'kubectl apply --server-side',
          values: rates('ceiling', largest),
        },
      }),
    ];
  },
};

async function measure(
  { lab, quick, maxRepeats, log }: BenchmarkContext,
  sizes: readonly number[],
): Promise<Rates> {
  const made: { sample?: SampleStore } = {};
  const getSample = () => {
    if (!made.sample) {
      throw new Error('The portal has to be the first to make stores');
    }
    return made.sample;
  };
  const arms: Record<string, () => Promise<BurstResult>> = {};
  for (const count of sizes) {
    arms[`portal ${count}`] = async () => {
      const result = await burstPortal({ lab, count });
      made.sample = result.sample;
      return result;
    };
    if (!quick) {
      arms[`Flux ${count}`] = () =>
        burstFlux({ lab, count, sample: getSample() });
    }
    arms[`ceiling ${count}`] = () =>
      burstApply({ lab, count, sample: getSample() });
  }
  const results = await takeTurns({
    repeats: Math.min(quick ? 1 : REPEATS, maxRepeats),
    arms,
    onTurn: (name, _, { rate, refusals }) =>
      log(
        `  ${name}: ${rate.toFixed(
          1,
        )} stores a minute, ${refusals} requests refused`,
      ),
  });
  for (const count of sizes) {
    requireSameTreatment(
      Object.entries(results).filter(([name]) => name.endsWith(` ${count}`)),
    );
  }
  return (arm, size) => results[`${arm} ${size}`].map(({ rate }) => rate);
}

/**
 * Those whom the API server slows down are not to be compared with others. One
 * that is refused now and then asks again a second later, beside nine others.
 */
function requireSameTreatment(
  arms: ReadonlyArray<readonly [string, readonly BurstResult[]]>,
): void {
  const refused = arms.filter(([, results]) =>
    results.some(({ refusals }) => refusals > TOLERATED_REFUSALS),
  );
  if (refused.length && refused.length < arms.length) {
    throw new Error(
      `The API server has refused requests of ${refused
        .map(([name]) => name)
        .join(', ')} only: these figures can’t be compared`,
    );
  }
}

function compareWithFlux(rates: Rates, sizes: readonly number[]): Metric[] {
  return [...GOALS]
    .filter(([size]) => sizes.includes(size))
    .map(([size, goal]) =>
      compare({
        metric: `M2.${size}`,
        title: `${size} stores at once, ten at a time`,
        goal,
        unit: 'stores/min',
        ours: { name: 'portal', values: rates('portal', size) },
        baseline: { name: 'Flux', values: rates('Flux', size) },
        others: [
          {
            name: 'kubectl apply --server-side',
            values: rates('ceiling', size),
          },
        ],
      }),
    );
}

/** Whether many at once take longer each than few. */
function compareSizes(rates: Rates, sizes: readonly number[]): Metric {
  const smallest = Math.min(...sizes);
  const largest = Math.max(...sizes);
  return compare({
    metric: 'M2.scaling',
    title: `${largest} stores at once, beside ${smallest}`,
    goal: { atLeast: 0.9 },
    unit: 'stores/min',
    ours: {
      name: `portal, ${largest} stores`,
      values: rates('portal', largest),
    },
    baseline: {
      name: `portal, ${smallest} stores`,
      values: rates('portal', smallest),
    },
  });
}
