import { setTimeout as delay } from 'node:timers/promises';
import { Benchmark, BenchmarkContext } from '../Benchmark';
import { compareWithLimit } from '../compare';
import { describeShortfall } from '../describeShortfall';
import { sumMetric } from '../lab/parseMetrics';
import { Portal } from '../lab/Portal';
import { PortalApi } from '../lab/PortalApi';
import { refreshStores } from '../lab/refreshStores';
import { StandingStores } from '../lab/StandingStores';
import { StoreWaiter } from '../lab/StoreWaiter';
import { waitUntil } from '../lab/waitUntil';
import { waitUntilQuiet } from '../lab/waitUntilQuiet';
import { Metric } from '../Metric';
import { getQuantile } from '../statistics/statistics';
import { takeTurns } from '../takeTurns';

const REPEATS = 3;
const READ_MS = 500;
const TIMEOUT_MS = 600_000;

/** M9: from Ready to an entity, and how late the portal's process is while it compares all stores. */
export const catalogAndResyncBenchmark: Benchmark = {
  id: 'M9',
  title: 'The catalog, and a resync of many stores',
  quick: false,
  caveats: [
    'An entity is there as soon as a store is asked for, and may be so before the store is Ready: that counts as 0 seconds.',
    'How late the process is, the portal measures itself and starts anew each time that is read, which is every half a second; to tell it takes some milliseconds. It looks every 20 ms, so that what it says may be up to 20 ms too little.',
    'All stores are refreshed by requests, ten at a time, past all caches: the portal does less by itself after an outage. What it compares in a minute otherwise is a share of them, and part of the time beside it.',
    'The most that the process was late is of as long as each takes: 30 seconds with nothing to do, some 20 with the stores, some 5 with the catalog.',
    'It begins when the portal is at rest, or three minutes after its stores are there: a catalog goes around to its entities ever after, which takes more the more there are.',
    'Other processes that want the same cores make it late, too. The same time with neither is beside it.',
  ],
  run: context =>
    context.lab.withPortal({ replicas: 1 }, portal => measure(context, portal)),
};

async function measure(
  context: BenchmarkContext,
  portal: Portal,
): Promise<Metric[]> {
  const { lab, quick, maxRepeats, maxStores, log } = context;
  const count = Math.min(quick ? 100 : 5_000, maxStores);
  const standing = await StandingStores.add(lab, portal, count);
  await waitUntilQuiet(portal, log);
  const entities = await measureEntities(context, portal);
  const late = await takeTurns({
    repeats: Math.min(REPEATS, maxRepeats),
    arms: {
      idle: () => watch(portal, () => delay(quick ? 5_000 : 30_000)),
      engine: () =>
        watch(portal, () => refreshStores(portal.first.api, standing.stores)),
      catalog: () => watch(portal, () => resyncCatalog(portal)),
    },
    onTurn: (name, _, { lateMs, seconds }) =>
      log(
        `  ${name}: at most ${lateMs.toFixed(0)} ms late in ${seconds.toFixed(
          0,
        )} s`,
      ),
  });
  const limit = {
    unit: 'ms',
    atMost: 50,
    shortOf: describeShortfall(count, 5_000),
  };
  const toArm = (name: keyof typeof late) => ({
    name,
    values: late[name].map(({ lateMs }) => lateMs),
  });
  const title = `How late the process is at most while ${count} stores are compared`;
  const others = [toArm('idle')];
  return [
    compareWithLimit({
      metric: 'M9.entity',
      title: 'From Ready to an entity in the catalog, 95th percentile',
      unit: 'ms',
      atMost: 3_000,
      ours: { name: 'portal', values: entities },
    }),
    compareWithLimit({
      ...limit,
      metric: 'M9.engine',
      title: `${title} with the cluster`,
      ours: toArm('engine'),
      others,
    }),
    compareWithLimit({
      ...limit,
      metric: 'M9.catalog',
      title: `${title} with the catalog`,
      ours: toArm('catalog'),
      others,
    }),
  ];
}

async function measureEntities(
  { lab, quick, maxRepeats, log }: BenchmarkContext,
  portal: Portal,
): Promise<number[]> {
  const { api } = portal.first;
  const perRound = quick ? 2 : 20;
  const waiter = await StoreWaiter.start(portal.first);
  const tails: number[] = [];
  try {
    for (let round = 0; round < Math.min(REPEATS, maxRepeats); round += 1) {
      const times: number[] = [];
      for (let index = 0; index < perRound; index += 1) {
        const name = `entity-${round}-${index}`;
        const store = await api.createStore(name);
        const [readyAt, entityAt] = await Promise.all([
          waiter.waitUntilReady(store).then(() => performance.now()),
          waitUntil(`${name} is in the catalog`, async () =>
            (await api.hasEntity(`component/default/${name}`))
              ? performance.now()
              : undefined,
          ),
        ]);
        times.push(Math.max(0, entityAt - readyAt));
        await api.deleteStore(name);
      }
      tails.push(getQuantile(times, 0.95));
      log(`  entities: p95 ${tails[round].toFixed(0)} ms of ${perRound}`);
    }
    await lab.cluster.waitUntilGone('store-entity-');
    return tails;
  } finally {
    waiter.stop();
  }
}

/** Does something, and finds out how late the portal's process was meanwhile. */
async function watch(
  portal: Portal,
  work: () => Promise<void>,
): Promise<{ lateMs: number; seconds: number }> {
  const startedAt = performance.now();
  let isOver = false;
  let lateMs = 0;
  // What came before doesn't count.
  await readLateness(portal);
  const read = async () => {
    while (!isOver) {
      await delay(READ_MS);
      lateMs = Math.max(lateMs, await readLateness(portal));
    }
  };
  await Promise.all([
    read(),
    work().finally(() => {
      isOver = true;
    }),
  ]);
  return { lateMs, seconds: (performance.now() - startedAt) / 1_000 };
}

/** How many milliseconds the process was late at most since this was read last. */
async function readLateness({ first }: Portal): Promise<number> {
  const seconds = sumMetric(
    await first.readMetrics(),
    'woocommerce_event_loop_delay_seconds',
    { quantile: '1' },
  );
  return 1_000 * seconds;
}

/** Has the catalog's entities compared with all stores. */
async function resyncCatalog({ first }: Portal): Promise<void> {
  await runTask(first.api, 'catalog', 'woocommerce-store-entities');
}

async function runTask(
  api: PortalApi,
  plugin: string,
  task: string,
): Promise<void> {
  const startedAt = new Date();
  await api.triggerTask(plugin, task);
  await waitUntil(
    `${task} has run`,
    async () => {
      const endedAt = await api.findLastRun(plugin, task);
      return endedAt !== undefined && endedAt > startedAt;
    },
    { timeoutMs: TIMEOUT_MS, pauseMs: READ_MS },
  );
}
