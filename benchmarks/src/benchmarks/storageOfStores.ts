import { Benchmark, BenchmarkContext } from '../Benchmark';
import { compare, compareWithLimit } from '../compare';
import { Etcd } from '../lab/Etcd';
import { Lab } from '../lab/Lab';
import { makeNames } from '../lab/makeNames';
import { Portal } from '../lab/Portal';
import { SampleStore } from '../lab/SampleStore';
import { StoreBatch } from '../lab/StoreBatch';
import { StoreWeight, weighStores } from '../lab/weighStores';
import { Metric } from '../Metric';
import { HelmCli } from '../programs/HelmCli';
import { takeTurns } from '../takeTurns';

const UPGRADES = 10;

/** What one store takes of etcd, in kB. */
interface Size extends StoreWeight {
  /** What the database has grown by, pages and indexes included. */
  readonly database: number;
}

/** M10: what a store takes of etcd once it was upgraded often, beside Helm with its default history. */
export const storageOfStoresBenchmark: Benchmark = {
  id: 'M10',
  title: `What one store takes of etcd after ${UPGRADES} upgrades`,
  quick: false,
  caveats: [
    'The portal’s stores also have a quota, limits, a role binding and a Secret, which Helm alone does not make.',
    'The portal keeps one revision of a release, Helm ten by default, so that one can roll back to them.',
    'Keys and values are counted, once former revisions of them have been dropped, which the API server has done every five minutes. What the whole database has grown by is given beside them, and has in it what else the cluster wrote meanwhile.',
    'Events do not count among the objects: the API server drops them after an hour.',
  ],
  run: context =>
    context.lab.withPortal({ replicas: 1 }, portal => measure(context, portal)),
};

async function measure(
  { lab, quick, maxRepeats, log }: BenchmarkContext,
  portal: Portal,
): Promise<Metric[]> {
  const sample = await SampleStore.take(lab, portal);
  const sizes = await takeTurns({
    repeats: Math.min(quick ? 1 : 3, maxRepeats),
    arms: {
      portal: () => upgradeByPortal(lab, portal, quick ? 2 : 10),
      helm: () => upgradeByHelm(lab, sample, quick ? 2 : 10),
    },
    onTurn: (name, _, size) => log(`  ${name}: ${describe(size)}`),
  });

  const pick = (name: keyof typeof sizes, key: keyof Size) =>
    sizes[name].map(size => size[key]);
  const unit = 'kB';
  const ours = { name: 'portal', values: pick('portal', 'objects') };
  const baseline = {
    name: 'helm upgrade, ten revisions',
    values: pick('helm', 'objects'),
  };
  const others = [
    { name: 'portal, the database', values: pick('portal', 'database') },
    { name: 'helm, the database', values: pick('helm', 'database') },
  ];
  return [
    compareWithLimit({
      metric: 'M10.size',
      title: `etcd’s bytes for one store after ${UPGRADES} upgrades`,
      unit,
      ours,
      atMost: 60,
      others,
    }),
    compare({
      metric: 'M10.helm',
      title: `etcd’s bytes for one store after ${UPGRADES} upgrades, beside Helm’s own history`,
      goal: { atMost: 0.25 },
      unit,
      ours,
      baseline,
      others,
    }),
  ];
}

async function upgradeByPortal(
  lab: Lab,
  portal: Portal,
  count: number,
): Promise<Size> {
  const settle = await startWeighing(lab);
  const stores = await StoreBatch.install({
    portal: portal.first,
    count,
    prefix: 'upgraded-',
  });
  try {
    for (let upgrade = 0; upgrade < UPGRADES; upgrade += 1) {
      await stores.upgrade();
    }
    const size = await settle(stores.namespaces);
    await stores.delete();
    return size;
  } finally {
    stores.stop();
  }
}

async function upgradeByHelm(
  lab: Lab,
  sample: SampleStore,
  count: number,
): Promise<Size> {
  const settle = await startWeighing(lab);
  const helm = await HelmCli.create(lab.settings);
  const releases = makeNames('helm-', count);
  // The first time it installs.
  for (let upgrade = 0; upgrade <= UPGRADES; upgrade += 1) {
    await Promise.all(
      releases.map(release => helm.install(release, sample.getValues(release))),
    );
  }
  const size = await settle(releases);
  await lab.cluster.deleteNamespaces(releases);
  await lab.cluster.waitUntilGone('helm-');
  return size;
}

/** Looks at etcd before anything is there; what is returned looks again, and tells the size of one store. */
async function startWeighing({ settings }: Lab) {
  const etcd = new Etcd(settings.etcdUrl);
  await etcd.compact();
  const before = await etcd.readSizeInUse();
  return async (namespaces: readonly string[]): Promise<Size> => {
    await etcd.compact();
    const database = (await etcd.readSizeInUse()) - before;
    const weight = weighStores(await etcd.readEntries(), namespaces);
    return {
      objects: weight.objects / 1_000,
      releases: weight.releases / 1_000,
      events: weight.events / 1_000,
      database: database / 1_000 / namespaces.length,
    };
  };
}

function describe({ objects, releases, events, database }: Size): string {
  const format = (size: number) => `${size.toFixed(1)} kB`;
  return `${format(objects)}, of which ${format(
    releases,
  )} for its release, and ${format(
    events,
  )} of events; the database grew by ${format(database)}`;
}
