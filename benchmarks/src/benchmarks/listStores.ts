import { Benchmark, BenchmarkContext } from '../Benchmark';
import { compare, compareWithLimit } from '../compare';
import { describeShortfall } from '../describeShortfall';
import { Portal } from '../lab/Portal';
import { sendAtRate } from '../lab/sendAtRate';
import { StandingStores } from '../lab/StandingStores';
import { waitUntilQuiet } from '../lab/waitUntilQuiet';
import { Metric } from '../Metric';
import { HelmCli } from '../programs/HelmCli';
import { getMedian, getQuantile } from '../statistics/statistics';
import { takeTurns } from '../takeTurns';

const PER_SECOND = 50;
const PAGE = 50;
const REPEATS = 3;

/** Pages as people look at them, one after the other. */
const QUERIES = [
  `?limit=${PAGE}&phase=Ready&sort=name`,
  `?limit=${PAGE}&owner=group:default/shops&sort=-createdAt`,
  `?limit=${PAGE}&phase=Ready&owner=group:default/shops&sort=-updatedAt`,
  `?limit=${PAGE}&q=standing&sort=createdAt`,
];

/** M3: a page of the list of stores under load, beside `helm list -A -o json`, and with a tenth of the stores. */
export const listStoresBenchmark: Benchmark = {
  id: 'M3',
  title: 'A page of the list of many stores',
  quick: false,
  caveats: [
    'Helm lists its releases once, by one process and as the cluster’s administrator; the portal answers 50 requests a second by a person who has signed in, and of those the slowest of a hundred counts.',
    'All pages are asked for by one person, of whose reading the policy is asked once in two seconds: a hundred people who ask once in two seconds each would have it asked each time.',
    'Helm lists all releases, as it has no pages that are sorted; the portal a page of 50. They are the portal’s, which are a quarter as large as those of the same chart by Helm alone.',
    'The portal answers from its database, which is what it has last observed; Helm reads the releases from the cluster.',
    'It begins when the portal is at rest, or three minutes after its stores are there: a catalog goes around to its entities ever after, which takes more the more there are.',
    'The portals with all and with a tenth of the stores both run all the time, on the same cores as the cluster, the database and what sends the requests.',
  ],
  run: context =>
    context.lab.withPortal({ replicas: 1 }, many =>
      context.lab.withPortal({ replicas: 1 }, few =>
        measure(context, { many, few }),
      ),
    ),
};

async function measure(
  { lab, quick, maxRepeats, maxStores, log }: BenchmarkContext,
  portals: { many: Portal; few: Portal },
): Promise<Metric[]> {
  // A tenth of them has to be a page.
  const count = quick ? 500 : Math.max(500, Math.min(5_000, maxStores));
  const tenth = Math.floor(count / 10);
  const seconds = quick ? 5 : 30;
  const standing = await StandingStores.add(lab, portals.many, count, {
    releases: true,
  });
  await standing.addTo(portals.few, tenth);
  await Promise.all(
    Object.values(portals).map(portal => waitUntilQuiet(portal, log)),
  );
  const helm = await HelmCli.create(lab.settings);
  const times = await takeTurns({
    repeats: Math.min(REPEATS, maxRepeats),
    arms: {
      many: () => load(portals.many, seconds),
      few: () => load(portals.few, seconds),
      helm: () => timeList(helm, count),
    },
    onTurn: (name, _, values) =>
      log(
        `  ${name}: p50 ${getMedian(values).toFixed(1)} ms, p99 ${getQuantile(
          values,
          0.99,
        ).toFixed(1)} ms of ${values.length}`,
      ),
  });
  const tail = (all: number[][]) => all.map(each => getQuantile(each, 0.99));
  const ours = { name: `portal, ${count} stores`, values: tail(times.many) };
  const shortOf = describeShortfall(count, 5_000);
  const title = `A page of ${PAGE} of ${count} stores, 99th percentile at ${PER_SECOND} requests a second`;
  return [
    compare({
      metric: 'M3.helm',
      title: `${title}, beside a list of all releases`,
      unit: 'ms',
      goal: { atMost: 1 / 200 },
      ours,
      baseline: { name: 'helm list -A -o json', values: tail(times.helm) },
      shortOf,
    }),
    compareWithLimit({
      metric: 'M3.p99',
      title,
      unit: 'ms',
      atMost: 25,
      ours,
      shortOf,
    }),
    compare({
      metric: 'M3.scaling',
      title: `${title}, beside ${tenth} stores`,
      unit: 'ms',
      goal: { atMost: 1.2 },
      ours,
      baseline: {
        name: `portal, ${tenth} stores`,
        values: tail(times.few),
      },
      shortOf,
    }),
  ];
}

async function load(portal: Portal, seconds: number): Promise<number[]> {
  const api = await portal.first.api.signIn();
  return sendAtRate({
    perSecond: PER_SECOND,
    seconds,
    send: async index => {
      const query = QUERIES[index % QUERIES.length];
      const { items } = await api.listStores(query);
      if (items.length !== PAGE) {
        throw new Error(`${query} answers ${items.length} stores`);
      }
    },
  });
}

async function timeList(helm: HelmCli, count: number): Promise<number[]> {
  const startedAt = performance.now();
  const releases = JSON.parse(await helm.list()) as unknown[];
  const time = performance.now() - startedAt;
  if (releases.length !== count) {
    throw new Error(`helm list shows ${releases.length} of ${count} releases`);
  }
  return [time];
}
