import { setTimeout as delay } from 'node:timers/promises';
import { Benchmark, BenchmarkContext } from '../Benchmark';
import { Arm, compare, compareWithLimit } from '../compare';
import {
  PortalRequests,
  readPortalRequests,
  readServerRequests,
} from '../lab/ApiRequests';
import { describeShortfall } from '../describeShortfall';
import { countFluxRequests } from '../idle/countFluxRequests';
import { Portal } from '../lab/Portal';
import { SampleStore } from '../lab/SampleStore';
import { StandingStores } from '../lab/StandingStores';
import { StoreFeed } from '../lab/StoreFeed';
import { Metric } from '../Metric';
import { buildFlux } from '../peers/flux/buildFlux';
import { takeTurns } from '../takeTurns';

const MINUTE_MS = 60_000;
const REPEATS = 3;
const VIEWERS = 10;
/** Fewer than the portal has, since Flux has to install each of them. */
const RELEASES = 100;
/** How often Backstage's Kubernetes plugin has a browser ask. */
const VIEW_MS = 10_000;
/** How often each viewer looks, between what the portal does each minute by itself. */
const VIEWS = 3;
/** How soon after a minute has begun the portal has surely begun to look at its stores. */
const BEGUN_MS = 8_000;
const QUIET_MS = 2_000;
/** As in the goal. With fewer than the second a portal looks at fewer each minute. */
const FEW = { most: 500, least: 120 };

type PortalName = 'many' | 'few';

/** M7: what is asked of the API server when nothing happens, and because somebody looks. */
export const idleRequestsBenchmark: Benchmark = {
  id: 'M7',
  title: 'Requests of the API server when nothing happens',
  quick: false,
  caveats: [
    'The portals count their requests themselves, since the API server does not count by who asks; their lists of Secrets are compared with the API server’s own count.',
    'The requests of the preflight, which looks at each cluster every ten minutes, are not counted.',
    'The portal with fewer stores watches the same cluster, on which all stores are.',
    'Flux stands beside without a goal, with fewer releases and before there are stores. It looks at each every ten minutes, as its documentation has it in its examples; its own count is of all requests, watches that are opened among them.',
    'The stores’ CronJobs are suspended: Kubernetes could not run one of each of thousands every minute here. For one that runs, the portal looks at its store once more when no run has succeeded for a quarter of an hour.',
    'People look between two of the moments, one each minute, at which the portals look at a share of their stores.',
    'A viewer of the portal reads a list and a store’s page anew every ten seconds, as often as the Kubernetes plugin’s tab asks, although the portal’s pages only do so when they hear of a change.',
  ],
  prepare: async ({ quick, log }) => {
    if (!quick) {
      log('Flux is built, unless it is there');
      await buildFlux();
    }
  },
  run: context =>
    context.lab.withPortal({ replicas: 1 }, many =>
      context.lab.withPortal({ replicas: 1 }, few =>
        measure(context, { many, few }),
      ),
    ),
};

async function measure(
  context: BenchmarkContext,
  portals: Record<PortalName, Portal>,
): Promise<Metric[]> {
  const { lab, quick, maxStores } = context;
  // Before there are stores, which stay; its programs take longer to build than
  // a quick run may.
  const flux = quick ? undefined : await measureFlux(context, portals.many);
  const count = Math.min(quick ? 100 : 5_000, maxStores);
  const few = Math.min(FEW.most, Math.floor(count / 2));
  const standing = await StandingStores.add(lab, portals.many, count);
  await standing.addTo(portals.few, few);
  const perViewer = await measureViewers(context, portals, standing);
  const idle = await measureIdle(context, portals);
  const ours = { name: `portal, ${count} stores`, values: idle.many };
  const title = `Requests of the API server a minute with ${count} stores on which nothing happens`;
  const unit = 'requests a minute';
  const shortOf = describeShortfall(count, 5_000);
  return [
    compareWithLimit({
      metric: 'M7.idle',
      title,
      unit,
      atMost: 60,
      ours,
      others: flux && [flux],
      shortOf,
    }),
    ...(few < FEW.least
      ? []
      : [
          compare({
            metric: 'M7.scaling',
            title: `${title}, beside ${few}`,
            unit,
            goal: { atMost: 1.1 },
            ours,
            baseline: { name: `portal, ${few} stores`, values: idle.few },
            shortOf,
          }),
        ]),
    compare({
      metric: 'M7.viewer',
      title: 'Requests of the API server for each viewer’s minute',
      unit,
      goal: { atMost: 0 },
      ours: { name: 'portal', values: perViewer.portal },
      baseline: {
        name: 'Backstage’s Kubernetes plugin',
        values: perViewer.plugin,
      },
    }),
  ];
}

async function measureFlux(
  { lab, log }: BenchmarkContext,
  portal: Portal,
): Promise<Arm> {
  const sample = await SampleStore.take(lab, portal);
  const rate = await countFluxRequests(lab, sample, RELEASES);
  log(`  Flux: ${rate} requests a minute`);
  return {
    name: `Flux’s helm-controller, ${RELEASES} releases`,
    values: [rate],
  };
}

/**
 * Returns when the portals have done what they do each minute, early enough
 * before they do it again.
 */
async function waitForGap(
  portals: Record<PortalName, Portal>,
  gapMs: number,
): Promise<void> {
  do {
    await delay(MINUTE_MS - (Date.now() % MINUTE_MS) + BEGUN_MS);
    for (const { first } of Object.values(portals)) {
      await waitUntilItAsksNothing(first);
    }
  } while ((Date.now() % MINUTE_MS) + gapMs > MINUTE_MS);
}

/** Returns once a portal has asked for nothing for a while. */
async function waitUntilItAsksNothing(portal: Portal['first']): Promise<void> {
  let before = -1;
  for (;;) {
    const { calls } = await readPortalRequests(portal);
    if (calls === before) {
      return;
    }
    before = calls;
    await delay(QUIET_MS);
  }
}

/** Both portals at the same time, so that one period serves both. */
async function measureIdle(
  { lab, quick, maxRepeats, log }: BenchmarkContext,
  portals: Record<PortalName, Portal>,
): Promise<Record<PortalName, number[]>> {
  const minutes = quick ? 1 : 10;
  const result: Record<PortalName, number[]> = { many: [], few: [] };
  for (let repeat = 0; repeat < Math.min(REPEATS, maxRepeats); repeat += 1) {
    const server = await readServerRequests(lab.settings);
    const before = await readAll(portals);
    await delay(minutes * MINUTE_MS);
    const after = await readAll(portals);
    const spent = {
      many: subtract(after.many, before.many),
      few: subtract(after.few, before.few),
    };
    const served =
      (await readServerRequests(lab.settings)).secretLists - server.secretLists;
    requireSame(served, spent.many.secretLists + spent.few.secretLists);
    for (const name of ['many', 'few'] as const) {
      const { calls, watches } = spent[name];
      result[name].push((calls + watches) / minutes);
      log(`  ${name}: ${calls} calls, ${watches} watches in ${minutes} min`);
    }
  }
  return result;
}

async function measureViewers(
  { lab, maxRepeats, log }: BenchmarkContext,
  portals: Record<PortalName, Portal>,
  standing: StandingStores,
): Promise<Record<'portal' | 'plugin', number[]>> {
  const portal = portals.many.first;
  const names = standing.stores.slice(0, VIEWERS).map(({ name }) => name);
  const api = await portal.api.signIn();
  const feed = await StoreFeed.connect(portal.url);
  const look = async (name: string) => {
    await api.listStores('?limit=50&phase=Ready&sort=name');
    await api.lookAtStore(name);
  };
  const watchGap = async (
    read: () => Promise<number>,
    lookAt: (name: string) => Promise<void>,
  ) => {
    await waitForGap(portals, VIEWS * VIEW_MS);
    const before = await read();
    await view(names, lookAt);
    return toRate((await read()) - before);
  };
  try {
    return await takeTurns({
      repeats: Math.min(REPEATS, maxRepeats),
      arms: {
        portal: () =>
          watchGap(async () => (await readPortalRequests(portal)).calls, look),
        plugin: () =>
          watchGap(
            async () => (await readServerRequests(lab.settings)).lists,
            name => api.queryKubernetes(name),
          ),
      },
      onTurn: (name, _, rate) =>
        log(`  ${name}: ${rate} requests for each viewer's minute`),
    });
  } finally {
    feed.close();
  }
}

/** Lets each of several people look at a store of their own again and again. */
async function view(
  names: readonly string[],
  look: (name: string) => Promise<void>,
): Promise<void> {
  await Promise.all(
    names.map(async name => {
      for (let times = 0; times < VIEWS; times += 1) {
        await Promise.all([look(name), delay(VIEW_MS)]);
      }
    }),
  );
}

function toRate(requests: number): number {
  return requests / VIEWERS / ((VIEWS * VIEW_MS) / MINUTE_MS);
}

async function readAll(
  portals: Record<PortalName, Portal>,
): Promise<Record<PortalName, PortalRequests>> {
  return {
    many: await readPortalRequests(portals.many.first),
    few: await readPortalRequests(portals.few.first),
  };
}

function subtract(
  after: PortalRequests,
  before: PortalRequests,
): PortalRequests {
  return {
    calls: after.calls - before.calls,
    watches: after.watches - before.watches,
    secretLists: after.secretLists - before.secretLists,
  };
}

/** That what the portals say of themselves can be believed. */
function requireSame(served: number, told: number): void {
  // The two are not read at the very same moment.
  if (Math.abs(served - told) > Math.max(20, 0.02 * served)) {
    throw new Error(
      `The API server has answered ${served} lists of Secrets, the portals say they asked for ${told}`,
    );
  }
}
