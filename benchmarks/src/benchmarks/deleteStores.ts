import { Benchmark, BenchmarkContext } from '../Benchmark';
import { CONCURRENCY } from '../burst/Burst';
import { compare, compareWithLimit } from '../compare';
import { describeShortfall } from '../describeShortfall';
import { Lab } from '../lab/Lab';
import { NamespaceWatch } from '../lab/NamespaceWatch';
import { requireNoRemains } from '../lab/requireNoRemains';
import { StoreBatch } from '../lab/StoreBatch';
import { Metric } from '../Metric';
import { KubectlCli } from '../programs/KubectlCli';
import { getMedian } from '../statistics/statistics';
import { takeTurns } from '../takeTurns';

const STORES = 200;

/** How long it took to delete many stores at once, in seconds from the first request on. */
interface Deletion {
  /** Until half of the stores were gone. */
  readonly half: number;
  /** Until all of them were. */
  readonly all: number;
  /** Until their volumes were, too. */
  readonly volumes: number;
}

/** M6: many stores deleted at once, beside `kubectl delete namespace`. */
export const deleteStoresBenchmark: Benchmark = {
  id: 'M6',
  title: 'Many stores deleted at once',
  quick: false,
  caveats: [
    'The portal installs the stores that kubectl deletes, too. It is stopped meanwhile, so that it takes no time from kubectl.',
    'Ten kubectl delete their shares of the namespaces, since one asks no more than five times a second, and are done when all are gone. The portal is done when the volumes are gone, too, and it answers 404.',
    'The portal is told of all stores at once, by two requests for each, as its API has it: what would go, and that this may go. It works on ten at the same time.',
    'Kubernetes’ controller manager empties ten namespaces at the same time, as it does by default.',
  ],
  run: measure,
};

async function measure(context: BenchmarkContext): Promise<Metric[]> {
  const { lab, quick, maxRepeats, maxStores, log } = context;
  const count = quick ? 6 : Math.min(STORES, maxStores);
  const { ours, theirs } = await takeTurns({
    repeats: Math.min(quick ? 1 : 3, maxRepeats),
    arms: {
      ours: () => withStores(lab, count, stores => deleteByPortal(lab, stores)),
      theirs: async () => {
        // Another portal each time: nobody tells this one what kubectl deletes.
        const namespaces = await withStores(
          lab,
          count,
          async stores => stores.namespaces,
        );
        return deleteByKubectl(lab, namespaces);
      },
    },
    onTurn: (name, _, deletion) =>
      log(`  ${name === 'ours' ? 'portal' : 'kubectl'}: ${describe(deletion)}`),
  });
  return [
    compareRates(ours, theirs, count),
    // With a few stores on a busy machine, a second of difference is noise.
    ...(quick ? [] : [compareHalves(ours, theirs, count)]),
  ];
}

/** Gives so many stores of a portal that ends after that. */
async function withStores<T>(
  lab: Lab,
  count: number,
  work: (stores: StoreBatch) => Promise<T>,
): Promise<T> {
  return lab.withPortal({ replicas: 1 }, async ({ first: portal }) => {
    const stores = await StoreBatch.install({
      portal,
      count,
      prefix: 'gone-',
    });
    try {
      return await work(stores);
    } finally {
      stores.stop();
    }
  });
}

function compareRates(
  ours: readonly Deletion[],
  theirs: readonly Deletion[],
  count: number,
): Metric {
  const toRate = (seconds: number) => (60 * count) / seconds;
  return compare({
    metric: 'M6.throughput',
    title: `${count} stores deleted at once, until all are gone`,
    goal: { atLeast: 0.9 },
    unit: 'stores a minute',
    ours: { name: 'portal', values: ours.map(({ all }) => toRate(all)) },
    baseline: {
      name: 'kubectl delete namespace',
      values: theirs.map(({ all }) => toRate(all)),
    },
    others: [
      {
        name: 'kubectl, until the volumes are gone, too',
        values: theirs.map(({ volumes }) => toRate(volumes)),
      },
    ],
    shortOf: describeShortfall(count, STORES),
  });
}

function compareHalves(
  ours: readonly Deletion[],
  theirs: readonly Deletion[],
  count: number,
): Metric {
  return compareWithLimit({
    metric: 'M6.p50',
    title: `${count} stores deleted at once: how much later half of them are gone than with kubectl`,
    unit: 's',
    ours: {
      name: 'portal, less kubectl',
      values: ours.map(({ half }, at) => half - theirs[at].half),
    },
    atMost: 1,
    others: [
      { name: 'portal', values: ours.map(({ half }) => half) },
      {
        name: 'kubectl delete namespace',
        values: theirs.map(({ half }) => half),
      },
    ],
    shortOf: describeShortfall(count, STORES),
  });
}

async function deleteByPortal(lab: Lab, stores: StoreBatch): Promise<Deletion> {
  const startedAt = performance.now();
  const gone = await stores.delete();
  return finish(lab, stores.namespaces, startedAt, gone);
}

async function deleteByKubectl(
  lab: Lab,
  namespaces: readonly string[],
): Promise<Deletion> {
  const watch = await NamespaceWatch.start(lab.cluster);
  try {
    const startedAt = performance.now();
    const [gone] = await Promise.all([
      watch.waitUntilGone(namespaces),
      new KubectlCli(lab.settings).deleteNamespaces(namespaces, CONCURRENCY),
    ]);
    return await finish(lab, namespaces, startedAt, gone);
  } finally {
    watch.stop();
  }
}

/** Makes sure that everything is gone, and sums it up. */
async function finish(
  { cluster }: Lab,
  namespaces: readonly string[],
  startedAt: number,
  gone: readonly number[],
): Promise<Deletion> {
  await cluster.waitUntilGone('store-');
  const volumesGoneAt = performance.now();
  await requireNoRemains(cluster, namespaces);
  const toSeconds = (at: number) => (at - startedAt) / 1_000;
  return {
    half: toSeconds(getMedian(gone)),
    all: toSeconds(Math.max(...gone)),
    volumes: toSeconds(volumesGoneAt),
  };
}

function describe({ half, all, volumes }: Deletion): string {
  return `half gone after ${half.toFixed(1)} s, all after ${all.toFixed(
    1,
  )} s, the volumes after ${volumes.toFixed(1)} s`;
}
