import { setTimeout as delay } from 'node:timers/promises';
import { Benchmark, BenchmarkContext } from '../Benchmark';
import { compare, compareWithLimit } from '../compare';
import {
  PortalRequests,
  readPortalRequests,
  readServerRequests,
} from '../lab/ApiRequests';
import { Portal } from '../lab/Portal';
import { StandingStores } from '../lab/StandingStores';
import { StoreFeed } from '../lab/StoreFeed';
import { Metric } from '../Metric';
import { takeTurns } from '../takeTurns';

const MINUTE_MS = 60_000;
const REPEATS = 3;
const VIEWERS = 10;
/** How often Backstage's Kubernetes plugin has a browser ask. */
const VIEW_MS = 10_000;

type PortalName = 'many' | 'few';

/** M7: what is asked of the API server when nothing happens, and because somebody looks. */
export const idleRequestsBenchmark: Benchmark = {
  id: 'M7',
  title: 'Requests of the API server when nothing happens',
  quick: false,
  caveats: [
    'The portals count their requests themselves, since the API server does not count by who asks; their lists of Secrets are compared with the API server’s own count.',
    'The portal with a tenth of the stores watches the same cluster, on which all stores are.',
    'The stores’ CronJobs are suspended: Kubernetes could not run one of each of thousands every minute here. For one that runs, the portal looks at its store once more when no run has succeeded for a quarter of an hour.',
    'A viewer of the portal reads a list and a store’s page anew every ten seconds, as often as the Kubernetes plugin’s tab asks, although the portal’s pages only do so when they hear of a change.',
  ],
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
  const count = Math.min(quick ? 100 : 5_000, maxStores);
  const standing = await StandingStores.add(lab, portals.many, count);
  try {
    await standing.addTo(portals.few, count / 10);
    // What is done every ten minutes is then done once in each of ten minutes,
    // and not while people look.
    await restartPeriods(portals);
    const perViewer = await measureViewers(context, portals.many, standing);
    const idle = await measureIdle(context, portals);
    const ours = { name: `portal, ${count} stores`, values: idle.many };
    const title = `Requests of the API server a minute with ${count} stores on which nothing happens`;
    const unit = 'requests a minute';
    return [
      compareWithLimit({ metric: 'M7.idle', title, unit, atMost: 60, ours }),
      compare({
        metric: 'M7.scaling',
        title: `${title}, beside ${count / 10}`,
        unit,
        goal: { atMost: 1.1 },
        ours,
        baseline: {
          name: `portal, ${count / 10} stores`,
          values: idle.few,
        },
      }),
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
  } finally {
    await standing.remove();
  }
}

async function restartPeriods(
  portals: Record<PortalName, Portal>,
): Promise<void> {
  for (const { first } of Object.values(portals)) {
    await first.api.triggerTask('woocommerce', 'preflight');
  }
  for (const { first } of Object.values(portals)) {
    await waitUntilQuiet(first);
  }
}

/** Returns once a portal has asked for nothing for a while. */
async function waitUntilQuiet(portal: Portal['first']): Promise<void> {
  let before = -1;
  for (;;) {
    const { calls } = await readPortalRequests(portal);
    if (calls === before) {
      return;
    }
    before = calls;
    await delay(VIEW_MS);
  }
}

/** Both portals at the same time, so that one period serves both. */
async function measureIdle(
  { lab, quick, log }: BenchmarkContext,
  portals: Record<PortalName, Portal>,
): Promise<Record<PortalName, number[]>> {
  const minutes = quick ? 1 : 10;
  const result: Record<PortalName, number[]> = { many: [], few: [] };
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
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
  { lab, quick, log }: BenchmarkContext,
  portal: Portal,
  standing: StandingStores,
): Promise<Record<'portal' | 'plugin', number[]>> {
  const ms = quick ? 20_000 : MINUTE_MS;
  const names = standing.stores.slice(0, VIEWERS).map(({ name }) => name);
  const api = await portal.first.api.signIn();
  const feed = await StoreFeed.connect(portal.first.url);
  const look = async (name: string) => {
    await api.listStores('?limit=50&phase=Ready&sort=name');
    await api.lookAtStore(name);
  };
  try {
    return await takeTurns({
      repeats: REPEATS,
      arms: {
        portal: async () => {
          const before = await readPortalRequests(portal.first);
          await view({ names, ms, look });
          const { calls } = await readPortalRequests(portal.first);
          return toRate(calls - before.calls, ms);
        },
        plugin: async () => {
          const { lists } = await readServerRequests(lab.settings);
          await view({ names, ms, look: name => api.queryKubernetes(name) });
          const after = await readServerRequests(lab.settings);
          return toRate(after.lists - lists, ms);
        },
      },
      onTurn: (name, _, rate) =>
        log(`  ${name}: ${rate} requests for each viewer's minute`),
    });
  } finally {
    feed.close();
  }
}

/** Lets each of several people look at a store of their own again and again. */
async function view(options: {
  names: readonly string[];
  ms: number;
  look: (name: string) => Promise<void>;
}): Promise<void> {
  const { names, ms, look } = options;
  await Promise.all(
    names.map(async name => {
      for (let at = 0; at < ms; at += VIEW_MS) {
        await Promise.all([look(name), delay(VIEW_MS)]);
      }
    }),
  );
}

function toRate(requests: number, ms: number): number {
  return requests / VIEWERS / (ms / MINUTE_MS);
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
