import { Benchmark, BenchmarkContext } from '../Benchmark';
import { BurstResult } from '../burst/Burst';
import { burstApply } from '../burst/burstApply';
import { burstFlux } from '../burst/burstFlux';
import { burstPortal } from '../burst/burstPortal';
import { chooseLoads, ComparedLoad, isUnpaced, Load } from '../burst/loads';
import { compare } from '../compare';
import { SampleStore } from '../lab/SampleStore';
import { withPodDelay } from '../lab/withPodDelay';
import { Metric } from '../Metric';
import { buildFlux } from '../peers/flux/buildFlux';
import { takeTurns } from '../takeTurns';

const REPEATS = 3;

/** So that none of a hundred releases waits for the pods of another one. */
const ALL_AT_ONCE = 100;

/** How many requests of a turn, of thousands, may be refused. */
const TOLERATED_REFUSALS = 5;

/** Without Flux, whose programs take longer to build than a quick run may. */
const QUICK: Load = { name: '20', count: 20 };

type ArmName = 'portal' | 'Flux' | 'wide Flux' | 'ceiling';
type Rates = (arm: ArmName, load: Load) => number[];

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
    'The portal tells Helm not to hold the objects against the API server’s schemas first, because its own tests do so for this chart; Flux does as it does by default. For Helm by itself that is 0.3 to 0.6 seconds (docs/performance.md).',
    'Who is one of the ten differs: Flux keeps a place while it waits for pods, the portal only while it works on a store. Pods that are ready at once hide that, those that take 5 s show it. How fast Flux is with a hundred places stands beside.',
    'The ceiling does without Helm and its records, and without waiting for one store before the next: no installer can reach it.',
    'All processes share the cores with the cluster’s control plane, so that the CPU time of each is what counts most.',
  ],
  prepare: async ({ quick, maxStores, loads: names, log }) => {
    if (!quick) {
      // What it is told wrong shows before anything takes long.
      chooseLoads({ maxStores, names });
      log('Flux is built, unless it is there');
      await buildFlux();
    }
  },
  run: async context => {
    const { quick, maxStores, loads: names } = context;
    const compared = quick ? [] : chooseLoads({ maxStores, names });
    const loads = quick ? [QUICK] : compared;
    const rates = await measure(context, loads);
    // Pods that take their time say nothing of how that grows.
    const unpaced = loads.filter(isUnpaced);
    const [smallest] = unpaced;
    const largest = unpaced[unpaced.length - 1];
    return [
      ...compared.map(load => compareWithFlux(rates, load)),
      ...(unpaced.length > 1 ? [compareSizes(rates, smallest, largest)] : []),
      compare({
        metric: 'M2.ceiling',
        title: `${largest.count} stores at once, beside what the cluster is able to do`,
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
  loads: readonly Load[],
): Promise<Rates> {
  const made: { sample?: SampleStore } = {};
  const getSample = () => {
    if (!made.sample) {
      throw new Error('The portal has to be the first to make stores');
    }
    return made.sample;
  };
  const arms: Record<string, () => Promise<BurstResult>> = {};
  for (const { name, count, podDelayMs } of loads) {
    const paced = (work: () => Promise<BurstResult>) =>
      podDelayMs === undefined
        ? work
        : () => withPodDelay(lab.cluster, podDelayMs, work);
    arms[`portal ${name}`] = paced(async () => {
      const result = await burstPortal({ lab, count });
      made.sample = result.sample;
      return result;
    });
    if (!quick) {
      arms[`Flux ${name}`] = paced(() =>
        burstFlux({ lab, count, sample: getSample() }),
      );
    }
    if (podDelayMs !== undefined) {
      arms[`wide Flux ${name}`] = paced(() =>
        burstFlux(
          { lab, count, sample: getSample() },
          { concurrency: ALL_AT_ONCE },
        ),
      );
    }
    arms[`ceiling ${name}`] = paced(() =>
      burstApply({ lab, count, sample: getSample() }),
    );
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
  for (const { name } of loads) {
    requireSameTreatment(
      Object.entries(results).filter(([arm]) => arm.endsWith(` ${name}`)),
    );
  }
  return (arm, { name }) => results[`${arm} ${name}`].map(({ rate }) => rate);
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

function compareWithFlux(rates: Rates, load: ComparedLoad): Metric {
  const { name, count, goal, podDelayMs } = load;
  const pace =
    podDelayMs === undefined
      ? ''
      : `, with pods that take ${podDelayMs / 1_000} s`;
  const wide =
    podDelayMs === undefined
      ? []
      : [
          {
            name: `Flux, ${ALL_AT_ONCE} at a time`,
            values: rates('wide Flux', load),
          },
        ];
  return compare({
    metric: `M2.${name}`,
    title: `${count} stores at once, ten at a time${pace}`,
    goal,
    unit: 'stores/min',
    ours: { name: 'portal', values: rates('portal', load) },
    baseline: { name: 'Flux', values: rates('Flux', load) },
    others: [
      ...wide,
      { name: 'kubectl apply --server-side', values: rates('ceiling', load) },
    ],
  });
}

/** Whether many at once take longer each than few. */
function compareSizes(rates: Rates, smallest: Load, largest: Load): Metric {
  return compare({
    metric: 'M2.scaling',
    title: `${largest.count} stores at once, beside ${smallest.count}`,
    goal: { atLeast: 0.9 },
    unit: 'stores/min',
    ours: {
      name: `portal, ${largest.count} stores`,
      values: rates('portal', largest),
    },
    baseline: {
      name: `portal, ${smallest.count} stores`,
      values: rates('portal', smallest),
    },
  });
}
