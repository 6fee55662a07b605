import { setTimeout as delay } from 'node:timers/promises';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Benchmark, BenchmarkContext } from '../Benchmark';
import { compare } from '../compare';
import { describeSteps } from '../lab/describeSteps';
import { Lab } from '../lab/Lab';
import { Portal } from '../lab/Portal';
import { SampleStore } from '../lab/SampleStore';
import { StoreWaiter } from '../lab/StoreWaiter';
import { SLOW_PODS_MS, withPodDelay } from '../lab/withPodDelay';
import { Metric } from '../Metric';
import { HelmCli, HelmInstallOptions } from '../programs/HelmCli';
import { getMedian, getQuantile } from '../statistics/statistics';
import { takeTurns } from '../takeTurns';

/** So that whoever's turn it is has the machine: the catalog writes a store's entity after it is Ready. */
const PAUSE_MS = 2_000;

/** M1: from the request for one store until it is Ready, beside `helm upgrade --install --wait`. */
export const createStoreBenchmark: Benchmark = {
  id: 'M1',
  title: 'One store from the request until Ready',
  quick: true,
  caveats: [
    'The portal also makes the namespace’s labels, the quota, the limits, the role binding and the Secret, and compares the cluster with what is wanted, which Helm alone does not.',
    'Helm is asked by a process of the benchmark that waits for its end; the portal is asked over HTTP, and says by a signal that the store has changed.',
    'Helm itself installs the whole chart and holds its objects against the API server’s schemas first; the portal gives it the chart without its programs, which it makes beside the release, and leaves the schemas to its own tests.',
    'The portal runs in Helm’s turn, too: it does not watch Helm’s objects, and has two seconds for what it does after a store is Ready before anybody’s turn begins.',
    'How long Helm takes when it leaves the schemas out, too, stands beside.',
    'Pods that are ready at once show what the portal and Helm take themselves; those that take 5 s, what somebody would notice of it.',
    'Helm itself acts as the administrator, the portal with its own account, whose requests pass its admission policies.',
  ],
  run: context =>
    context.lab.withPortal({ replicas: 1 }, async portal => {
      if (context.quick) {
        return measure(context, portal, ['portal', 'helm']);
      }
      return [
        ...(await measure(context, portal, ['portal', 'helm', 'unchecked'])),
        ...(await measureSlowPods(context, portal)),
      ];
    }),
};

type ArmName = 'portal' | 'helm' | 'unchecked';
type Times = Record<ArmName, number[]>;

async function measureSlowPods(
  context: BenchmarkContext,
  portal: Portal,
): Promise<Metric[]> {
  const seconds = SLOW_PODS_MS / 1_000;
  const metrics = await withPodDelay(context.lab.cluster, SLOW_PODS_MS, () =>
    measure(context, portal, ['portal', 'helm']),
  );
  return metrics.map(each => ({
    ...each,
    metric: `${each.metric}.${seconds}s`,
    title: `${each.title}, with pods that take ${seconds} s`,
  }));
}

async function measure(
  { lab, quick, maxRepeats, log }: BenchmarkContext,
  portal: Portal,
  names: readonly ArmName[],
): Promise<Metric[]> {
  const storesPerRound = quick ? 2 : 20;
  const sample = await SampleStore.take(lab, portal);
  const helm = await HelmCli.create(lab.settings);
  const waiter = await StoreWaiter.start(portal.first);
  const rounds = Math.min(quick ? 2 : 5, maxRepeats);
  const installWithHelm = (release: string, options?: HelmInstallOptions) =>
    time(() => helm.install(release, sample.getValues(release), options));
  const medians: Times = { portal: [], helm: [], unchecked: [] };
  const tails: Times = { portal: [], helm: [], unchecked: [] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const arms: Record<ArmName, (turn: number) => Promise<number>> = {
        portal: turn =>
          time(() => install(portal, waiter, `one-${round}-${turn}`)),
        helm: turn => installWithHelm(`helm-${round}-${turn}`),
        unchecked: turn =>
          installWithHelm(`helm-unchecked-${round}-${turn}`, {
            isUnchecked: true,
          }),
      };
      const times = await takeTurns({
        repeats: storesPerRound,
        arms: Object.fromEntries(names.map(name => [name, arms[name]])),
      });
      for (const arm of names) {
        medians[arm].push(getMedian(times[arm]));
        tails[arm].push(getQuantile(times[arm], 0.95));
        log(
          `  ${arm}: p50 ${getMedian(times[arm]).toFixed(
            0,
          )} ms, p95 ${getQuantile(times[arm], 0.95).toFixed(0)} ms`,
        );
      }
      log(`  portal: ${describeSteps(await readStores(portal))}`);
      await remove(lab, portal, round);
    }
  } finally {
    waiter.stop();
  }
  const title = (part: string) =>
    `One store from the request until Ready, ${part} of ${storesPerRound}`;
  const toArms = (values: Times) => ({
    unit: 'ms',
    ours: { name: 'portal', values: values.portal },
    baseline: { name: 'helm upgrade --install --wait', values: values.helm },
    others: values.unchecked.length
      ? [
          {
            name: 'the same with --disable-openapi-validation',
            values: values.unchecked,
          },
        ]
      : [],
  });
  return [
    compare({
      metric: 'M1.p50',
      title: title('median'),
      goal: { atMost: 1.05 },
      ...toArms(medians),
    }),
    compare({
      metric: 'M1.p95',
      title: title('95th percentile'),
      goal: { atMost: 1.15 },
      ...toArms(tails),
    }),
  ];
}

/** With what was done for them, which lists leave out. */
async function readStores({ first: { api } }: Portal): Promise<Store[]> {
  const stores = await api.listAllStores();
  return Promise.all(stores.map(({ name }) => api.getStore(name)));
}

async function install(
  portal: Portal,
  waiter: StoreWaiter,
  name: string,
): Promise<void> {
  await waiter.waitUntilReady(await portal.first.api.createStore(name));
}

/** Between the rounds, so that each begins with a cluster without stores. */
async function remove(
  { cluster }: Lab,
  portal: Portal,
  round: number,
): Promise<void> {
  await cluster.deleteNamespaces(await cluster.listNamespaces('helm-'));
  const stores = await portal.first.api.listAllStores();
  await Promise.all(
    stores.map(({ name }) => portal.first.api.deleteStore(name)),
  );
  await cluster.waitUntilGone(`store-one-${round}-`);
  await cluster.waitUntilGone('helm-');
}

/** How long something takes that begins when nothing else is done. */
async function time(work: () => Promise<void>): Promise<number> {
  await delay(PAUSE_MS);
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
