import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { Benchmark } from '../Benchmark';
import { compare, compareWithLimit } from '../compare';
import { describeShortfall } from '../describeShortfall';
import { SampleStore } from '../lab/SampleStore';
import { withPeakMemory } from '../lab/withPeakMemory';
import { fitMemory, MemoryPoint, MIB } from '../memory/MemoryPoint';
import { growFlux } from '../memory/growFlux';
import { growPortal, PortalGrowth } from '../memory/growPortal';
import { Metric } from '../Metric';
import { buildFlux } from '../peers/flux/buildFlux';
import { getMedian } from '../statistics/statistics';

const SIZES = [0, 1_000, 2_000, 3_000, 4_000, 5_000];
const QUICK_SIZES = [0, 10, 20, 30];
/** Fewer, since Flux has to install each of them; it rests for minutes at each, too. */
const FLUX_SIZES = [0, 100, 200, 300, 400];
/** Each holds all stores, so that each is measured with them. */
const REPLICAS = 3;

/** M5: how the portal's memory grows with stores that nobody changes. */
export const memoryOfStoresBenchmark: Benchmark = {
  id: 'M5',
  title: 'Memory for stores that nobody changes',
  quick: false,
  caveats: [
    'The repeats are three replicas of one portal, which hold the same stores at the same time.',
    'Before each reading a replica collects its garbage and gives back the pages, which Node does by itself only by and by. Of five readings the lowest counts, since the portal looks at some store every moment.',
    'The stores are copies of one that the portal has made, whose CronJobs are suspended.',
    'Helm runs in processes of its own, which end. What one of them takes at most stands beside; the guard between it and the portal, one process for each replica, is in no figure.',
    'To collect garbage first is to the portal’s advantage: Flux’s process has what Go keeps free for its next objects. Its releases are also installed by itself, where the portal’s stores are copied into its database.',
    'Of Flux, what counts is its helm-controller, whose memory is looked at for three minutes each time: Go collects garbage at least every two minutes, and gives pages back meanwhile. Its releases are installed by itself, up to 400, and removed before the portal is measured. It has one process, so that the ratio is one of the median replica to it.',
  ],
  prepare: async ({ quick, log }) => {
    if (!quick) {
      log('Flux is built, unless it is there');
      await buildFlux();
    }
  },
  run: async context => {
    const { lab, quick, maxRepeats, maxStores } = context;
    const share = Math.min(1, maxStores / SIZES[SIZES.length - 1]);
    const sizes = quick
      ? QUICK_SIZES
      : SIZES.map(size => Math.round(share * size));
    const program = await realpath(join(lab.settings.programs, 'helm'));
    const { result: sample, peak } = await lab.withPortal(
      { replicas: 1 },
      portal => withPeakMemory(program, () => SampleStore.take(lab, portal)),
    );
    // Before the portal has its stores, which stay until the cluster goes; its
    // programs take longer to build than a quick run may.
    const flux = quick
      ? undefined
      : await growFlux(
          context,
          sample,
          FLUX_SIZES.filter(size => size <= maxStores),
        );
    // Started anew: what it gathers by itself is a part of how it grows.
    const growth = await lab.withPortal(
      { replicas: Math.min(REPLICAS, maxRepeats) },
      portal => growPortal(context, portal, sizes),
    );
    return [
      ...judge(growth, peak, Math.max(...sizes)),
      ...(flux ? [compareWithFlux(growth, flux)] : []),
    ];
  },
};

function judge(
  growth: readonly PortalGrowth[],
  helm: number,
  size: number,
): Metric[] {
  const rss = growth.map(each => fitMemory(each.rss));
  const objects = growth.map(each => fitMemory(each.objects));
  const shortOf = describeShortfall(size, 5_000);
  return [
    compareWithLimit({
      metric: 'M5.slope',
      title: `Memory for each 1,000 stores that nobody changes, from 0 to ${size}`,
      unit: 'MiB',
      ours: { name: 'portal', values: rss.map(({ slope }) => slope) },
      atMost: 20,
      shortOf,
      others: [
        {
          name: 'portal, its objects alone',
          values: objects.map(({ slope }) => slope),
        },
        {
          name: 'portal without stores',
          values: growth.map(each => each.rss[0].memory),
        },
        { name: 'one Helm at most', values: growth.map(() => helm / MIB) },
      ],
    }),
    compare({
      metric: 'M5.linear',
      title: `How well the memory for 0 to ${size} stores is on a line (R²)`,
      goal: { atLeast: 0.98 },
      unit: '',
      ours: { name: 'portal', values: rss.map(({ r2 }) => r2) },
      baseline: { name: 'a line', values: rss.map(() => 1) },
      others: [
        {
          name: 'portal, its objects alone',
          values: objects.map(({ r2 }) => r2),
        },
      ],
      shortOf,
    }),
  ];
}

function compareWithFlux(
  growth: readonly PortalGrowth[],
  flux: readonly MemoryPoint[],
): Metric {
  const slopes = growth.map(each => fitMemory(each.rss).slope);
  return compare({
    metric: 'M5.flux',
    title: 'Memory for each 1,000 stores that nobody changes, beside Flux',
    goal: { atMost: 0.1 },
    unit: 'MiB',
    ours: { name: 'portal', values: [getMedian(slopes)] },
    baseline: {
      name: 'Flux’s helm-controller',
      values: [fitMemory(flux).slope],
    },
  });
}
