import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Benchmark, BenchmarkContext } from '../Benchmark';
import { compare } from '../compare';
import { describeShortfall } from '../describeShortfall';
import { HeldPod, HeldPods } from '../lab/HeldPods';
import { Portal } from '../lab/Portal';
import { PortalApi } from '../lab/PortalApi';
import { sendAtRate } from '../lab/sendAtRate';
import { StandingStores } from '../lab/StandingStores';
import { StoreFeed } from '../lab/StoreFeed';
import {
  summarizeTransitions,
  TransitionSummary,
} from '../lab/summarizeTransitions';
import { Transition, TransitionLog } from '../lab/TransitionLog';
import { waitUntilQuiet } from '../lab/waitUntilQuiet';
import { Metric } from '../Metric';

const BROWSERS = 200;
const POLLERS = 20;
/** What Backstage's Kubernetes plugin does by default. */
const POLL_MS = 10_000;
const ROUNDS = 3;
/** In all rounds some 10,000. */
const CHANGES = 3_400;
/**
 * Each becomes 200 signals, and a handful of changes that Kubernetes' controllers
 * make. With four times as many the API server itself gave up (two cores).
 */
const PER_SECOND = 2.5 * availableParallelism();
/** For the last pollers and the last pulse. */
const DRAIN_MS = POLL_MS + 2_000;

/** M4: from a pod that is ready, or isn't any more, until browsers hear of the store, beside browsers that poll. */
export const tellBrowsersBenchmark: Benchmark = {
  id: 'M4',
  title: 'From a pod’s readiness to browsers',
  quick: false,
  caveats: [
    'Of two replicas, whichever is sooner records a change. How long it took counts where that was the one to which the browsers are not connected, as a browser that is connected to it tells; that none is lost counts always.',
    'Between the pod and the portal are Kubernetes’ own controllers, which say in the ReplicaSet and the Deployment how many pods are ready.',
    'A signal is taken for the latest change of its store. There are two and a half changes a second for each core, so that the cluster itself keeps up: on two cores each store changes every 20 seconds.',
    'Who polls asks the portal for a page of stores, which shows a change once a replica has recorded it. The Kubernetes plugin asks the API server: it would not wait for that.',
    'A browser’s time ends when it hears which store has changed, a poller’s when it has read the stores. The portal’s pages read them then, too: that is neither in the time nor on the machine.',
    'A browser that no signal has reached hears of a change by the next pulse, and that late it counts.',
    'It begins when the portal is at rest, or three minutes after its stores are there: a catalog goes around to its entities ever after, which takes more the more there are.',
    'Browsers and pollers are connections of one process, on the same cores as all else.',
  ],
  run: context =>
    context.lab.withPortal({ replicas: 2 }, portal => measure(context, portal)),
};

async function measure(
  context: BenchmarkContext,
  portal: Portal,
): Promise<Metric[]> {
  const { lab, quick, maxRepeats, log } = context;
  const pace = quick
    ? { stores: 25, perSecond: 5, seconds: 10 }
    : { stores: 100, perSecond: PER_SECOND, seconds: CHANGES / PER_SECOND };
  await StandingStores.add(lab, portal, pace.stores);
  const held = await HeldPods.create(lab.cluster);
  const stores = await portal.first.api.listAllStores();
  const pods = await Promise.all(
    stores.map(({ namespace }) => held.hold(namespace)),
  );
  await waitUntilQuiet(portal, log);
  const results = [];
  for (let round = 0; round < Math.min(ROUNDS, maxRepeats); round += 1) {
    const transitions = await listen(portal, transitionLog =>
      flip({ ...pace, transitionLog, stores, pods, held }),
    );
    const result = summarizeTransitions(transitions);
    results.push(result);
    for (const line of describeResult(transitions.length, result)) {
      log(line);
    }
  }
  const changes = results.length * pace.seconds * pace.perSecond;
  const shortOf = describeShortfall(changes, 10_000, 'changes');
  const title = `From a pod’s readiness to ${BROWSERS} browsers at another replica`;
  return [
    compare({
      metric: 'M4.p99',
      title: `${title}, 99th percentile`,
      unit: 'ms',
      goal: { atMost: 1 / 40 },
      ours: { name: 'signals', values: results.map(({ p99 }) => p99) },
      baseline: {
        name: 'polling every 10 s',
        values: results.map(({ polling }) => polling),
      },
      shortOf,
    }),
    compare({
      metric: 'M4.told',
      title: `${title}, how many hear of it at all`,
      unit: 'times',
      goal: { atLeast: 1 },
      ours: { name: 'heard', values: results.map(({ told }) => told) },
      baseline: {
        name: 'changes for each browser',
        values: results.map(({ expected }) => expected),
      },
      others: [
        {
          name: 'by a pulse alone',
          values: results.map(({ pulseOnly }) => pulseOnly),
        },
      ],
      shortOf,
    }),
  ];
}

function describeResult(changes: number, result: TransitionSummary): string[] {
  const { remote, p50, p99, near, polling, expected, told, pulseOnly } = result;
  const describe = (half: number, most: number) =>
    `p50 ${half.toFixed(0)} ms, p99 ${most.toFixed(0)} ms`;
  return [
    `  ${changes} changes, of which ${remote} were recorded by the other replica: signals ${describe(
      p50,
      p99,
    )}, at that replica ${describe(near.p50, near.p99)}`,
    `  polling p99 ${polling.toFixed(
      0,
    )} ms; of ${expected} told ${told}, by a pulse alone ${pulseOnly}`,
  ];
}

/** Lets something happen while browsers listen and others poll. */
async function listen(
  portal: Portal,
  happen: (log: TransitionLog) => Promise<void>,
): Promise<Transition[]> {
  const transitionLog = new TransitionLog({
    browsers: BROWSERS,
    pollers: POLLERS,
  });
  const [one, other] = portal.replicas;
  const feeds: StoreFeed[] = [];
  const stop = new AbortController();
  try {
    for (let browser = 0; browser < BROWSERS; browser += 1) {
      const feed = await StoreFeed.connect(other.url);
      feeds.push(feed);
      feed.onSignal(id => transitionLog.signalled(browser, id));
      feed.onPulse((id, updatedAt) =>
        transitionLog.pulsed(browser, id, updatedAt),
      );
    }
    const probe = await StoreFeed.connect(one.url);
    feeds.push(probe);
    probe.onSignal(id => transitionLog.signalledElsewhere(id));
    const api = await other.api.signIn();
    const polling = Array.from({ length: POLLERS }, (_, poller) =>
      poll({ poller, api, transitionLog, signal: stop.signal }),
    );
    await Promise.all([
      ...polling,
      happen(transitionLog)
        .then(() => delay(DRAIN_MS))
        .finally(() => stop.abort()),
    ]);
    return transitionLog.transitions;
  } finally {
    stop.abort();
    feeds.forEach(feed => feed.close());
  }
}

/** Each begins at another time, so that changes come at all times of a period. */
async function poll(options: {
  poller: number;
  api: PortalApi;
  transitionLog: TransitionLog;
  signal: AbortSignal;
}): Promise<void> {
  const { poller, api, transitionLog, signal } = options;
  let pauseMs = (poller * POLL_MS) / POLLERS;
  for (;;) {
    await delay(pauseMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) {
      return;
    }
    const { items } = await api.listStores('?limit=100&sort=name');
    transitionLog.polled(
      poller,
      new Map(items.map(({ id, updatedAt }) => [id, updatedAt])),
    );
    pauseMs = POLL_MS;
  }
}

/** Takes the pods out of service and back into it, one store after the other. */
async function flip(options: {
  perSecond: number;
  seconds: number;
  transitionLog: TransitionLog;
  stores: readonly Store[];
  pods: readonly HeldPod[];
  held: HeldPods;
}): Promise<void> {
  const { perSecond, seconds, transitionLog, stores, pods, held } = options;
  await sendAtRate({
    perSecond,
    seconds,
    send: async index => {
      const at = index % stores.length;
      const isReady = Math.floor(index / stores.length) % 2 === 1;
      transitionLog.begin(stores[at].id);
      await held.setReady(pods[at], isReady);
    },
  });
}
