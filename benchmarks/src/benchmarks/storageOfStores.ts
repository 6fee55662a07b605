import { Benchmark, BenchmarkContext } from '../Benchmark';
import { compare, compareWithLimit } from '../compare';
import { Etcd } from '../lab/Etcd';
import { Lab } from '../lab/Lab';
import { Portal } from '../lab/Portal';
import { SampleStore } from '../lab/SampleStore';
import { StoreBatch } from '../lab/StoreBatch';
import { weighStores } from '../lab/weighStores';
import { Metric } from '../Metric';
import { HelmCli } from '../peers/HelmCli';
import { takeTurns } from '../takeTurns';

const UPGRADES = 10;

/** What one store takes of etcd, in kB. */
interface Size {
  /** The keys and values of its objects. */
  readonly objects: number;
  /** Of these, the revisions of its release. */
  readonly releases: number;
  /** What the database has grown by, pages and indexes included. */
  readonly database: number;
}

/** M10: what a store takes of etcd once it was upgraded often, beside Helm with its default history. */
export const storageOfStoresBenchmark: Benchmark = {
  id: 'M10',
  title: `What one store takes of etcd after ${UPGRADES} upgrades`,
  quick: true,
  caveats: [
    'The portal’s stores also have a quota, limits, a role binding and a Secret, which Helm alone does not make.',
    'Keys and values are counted, once former revisions of them have been dropped, which the API server has done every five minutes. What the whole database has grown by is given beside them, and has in it what else the cluster wrote meanwhile.',
    'Events count, which the API server drops after an hour. Where containers run there are more of them, for both.',
  ],
  run: context =>
    context.lab.withPortal({ replicas: 1 }, portal => measure(context, portal)),
};

async function measure(
  { lab, quick, log }: BenchmarkContext,
  portal: Portal,
): Promise<Metric[]> {
  const sample = await SampleStore.take(lab, portal);
  const sizes = await takeTurns({
    repeats: quick ? 1 : 3,
    arms: {
      portal: () => upgradeByPortal(lab, portal, quick ? 2 : 10),
      helm: () => upgradeByHelm(lab, sample, quick ? 2 : 10),
    },
    onTurn: (name, _, { objects, releases, database }) =>
      log(
        `  ${name}: ${objects.toFixed(1)} kB, ${releases.toFixed(
          1,
        )} kB of them for the release; the database grew by ${database.toFixed(
          1,
        )} kB`,
      ),
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
  const releases = Array.from({ length: count }, (_, at) => `helm-${at}`);
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
    const { objects, releases } = weighStores(
      await etcd.readEntries(),
      namespaces,
    );
    return {
      objects: objects / 1_000,
      releases: releases / 1_000,
      database: database / 1_000 / namespaces.length,
    };
  };
}
