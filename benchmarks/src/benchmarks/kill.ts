import { Benchmark, BenchmarkContext } from '../Benchmark';
import { compare, compareWithLimit } from '../compare';
import { killFlux } from '../kill/killFlux';
import { killPortal } from '../kill/killPortal';
import { KillTimes, STORES } from '../kill/KillTimes';
import { SampleStore } from '../lab/SampleStore';
import { Metric } from '../Metric';
import { buildFlux } from '../peers/flux/buildFlux';
import { takeTurns } from '../takeTurns';

const REPEATS = 3;

/** M8: what it costs that an installer is killed in the middle of its work, beside Flux. */
export const killBenchmark: Benchmark = {
  id: 'M8',
  title: `A killed process with ${STORES} installs under way`,
  quick: false,
  caveats: [
    'Of the portal, one of three replicas is killed with all that it has started, and is not started again; each works on ten stores at a time.',
    'Of Flux, the helm-controller that leads is killed, while a second one stands by as its Deployment’s next pod would, without the time that a pod takes to start. It works on ten releases at a time, and on none in the standby, so that up to ten installs of thirty are broken off, as with the portal.',
    'Flux elects its leader with the times that it has by default: a lease of 35 seconds, tried every 5.',
    'Each is killed as soon as it is in the middle of at least two installs, after all thirty were asked for; what is compared is how much longer they take than thirty before that were left alone.',
    'The portal’s three replicas need the machine’s cores for themselves in both cases; after the kill there is one less that does.',
  ],
  prepare: async ({ log }) => {
    log('Flux is built, unless it is there');
    await buildFlux();
  },
  run: async context => toMetrics(await measure(context), context.log),
};

async function measure({ lab, maxRepeats, log }: BenchmarkContext) {
  const sample = await lab.withPortal({ replicas: 1 }, portal =>
    SampleStore.take(lab, portal),
  );
  return takeTurns<'portal' | 'flux', KillTimes>({
    repeats: Math.min(REPEATS, maxRepeats),
    arms: {
      portal: () => killPortal(lab, log),
      flux: () => killFlux(lab, sample, log),
    },
    onTurn: (name, _, { undisturbed, killed }) =>
      log(
        `  ${name}: ${undisturbed.toFixed(1)} s undisturbed, ${killed.toFixed(
          1,
        )} s with a kill`,
      ),
  });
}

function toMetrics(
  times: Record<'portal' | 'flux', KillTimes[]>,
  log: (text: string) => void,
): Metric[] {
  const toExtra = (arm: 'portal' | 'flux') =>
    times[arm].map(({ undisturbed, killed }) => killed - undisturbed);
  const ours = { name: 'portal', values: toExtra('portal') };
  const flux = { name: 'Flux', values: toExtra('flux') };
  // A kill that costs nothing is noise, and nothing to be compared with.
  const isComparable = flux.values.every(seconds => seconds > 0);
  if (!isComparable) {
    log(
      `  Flux lost ${flux.values.map(each =>
        each.toFixed(1),
      )} s by a kill: not compared`,
    );
  }
  return [
    compareWithLimit({
      metric: 'M8.extra',
      title: 'What the kill of one of three replicas costs',
      unit: 's',
      ours,
      atMost: 20,
    }),
    ...(isComparable
      ? [
          compare({
            metric: 'M8.flux',
            title: 'What a kill costs, beside Flux',
            goal: { atMost: 0.6 },
            unit: 's',
            ours,
            baseline: flux,
          }),
        ]
      : []),
    compare({
      metric: 'M8.doubled',
      title: 'Stores with exactly one release, deployed, after the kill',
      goal: { atLeast: 1 },
      unit: 'stores',
      ours: {
        name: 'portal',
        values: times.portal.map(({ sound }) => sound),
      },
      baseline: {
        name: 'asked for',
        values: times.portal.map(() => STORES),
      },
      others: [{ name: 'Flux', values: times.flux.map(({ sound }) => sound) }],
    }),
  ];
}
