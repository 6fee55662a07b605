import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Place } from './Canaries';
import { ManagedNamespace, takePicture } from './ClusterPicture';
import type { FaultLab } from './FaultLab';
import { readAllArguments } from './processes';
import { waitUntil } from './waitUntil';

/** How long an accepted store may take at most: its deadline in the tests, and time for a crash or two. */
const SETTLED_WITHIN_MS = 150_000;

/** A portal that takes longer than this, and ten times what it took before, is as good as down. */
const GROSS_LATENCY_MS = 2_000;

/** Reasons for which a store has no namespace of its own. */
const WITHOUT_NAMESPACE = ['NamespaceMissing', 'ForeignNamespace'];

/** What was checked, and how often. */
export interface InvariantCounts {
  readonly stores: number;
  readonly helmCalls: number;
  readonly namespaces: number;
  readonly samples: number;
  readonly secrets: number;
  readonly latencyMs: number;
}

/**
 * Checks what has to hold whatever was broken:
 * I1 every accepted store becomes Ready, or says why it isn't, or is gone as asked;
 * I2 no two Helms are ever at work on one store;
 * I3 the cluster has the namespaces of the stores in the database and no others;
 * I4 nothing is said to be Ready or gone that isn't;
 * I5 no secret is anywhere but in its place;
 * I6 the portal answers about as fast as before.
 */
export async function checkInvariants(
  lab: FaultLab,
  row: string,
): Promise<InvariantCounts> {
  const stores = await waitUntilSettled(lab);
  const { helm, canaries, cluster } = lab.parts;
  const { namespaces } = await takePicture(cluster);
  const latencyMs = toMedian(lab.sampler.takeLatencies());
  lab.quietLatencyMs ??= latencyMs;
  const violations = [
    ...findLost(lab, stores).map(line => `I1: ${line}`),
    ...(await helm.listOverlaps()).map(line => `I2: ${line}`),
    ...compareNamespaces(lab, stores, namespaces).map(line => `I3: ${line}`),
    ...lab.sampler.violations.map(line => `I4: ${line}`),
    ...(await findSecrets(lab, stores)).map(line => `I5: ${line}`),
    ...(latencyMs > Math.max(GROSS_LATENCY_MS, 10 * lab.quietLatencyMs)
      ? [`I6: a list of stores takes ${latencyMs} ms`]
      : []),
  ];
  if (violations.length > 0) {
    throw new Error(`After ${row}:\n  ${violations.join('\n  ')}`);
  }
  const counts = {
    stores: stores.length,
    helmCalls: (await helm.listCalls()).length,
    namespaces: namespaces.length,
    samples: lab.sampler.samples,
    secrets: canaries.size,
    latencyMs,
  };
  canaries.forgetStores();
  return counts;
}

async function waitUntilSettled(lab: FaultLab): Promise<Store[]> {
  let open: Store[] = [];
  return waitUntil(
    'every accepted store is settled',
    async () => {
      const stores = await lab.caller.listStores().catch(() => undefined);
      open = (stores ?? open).filter(store => !isSettled(store));
      return open.length === 0 && stores;
    },
    {
      timeoutMs: SETTLED_WITHIN_MS,
      pauseMs: 300,
      describe: async () =>
        open.map(({ name, phase, reason, message, operation }) => ({
          ...{ name, phase, reason, message, operation },
        })),
    },
  );
}

function isSettled({ phase, reason, operation }: Store): boolean {
  const isDone = !['Queued', 'Running'].includes(operation.status);
  switch (phase) {
    case 'Ready':
      return isDone;
    case 'Degraded':
    case 'Failed':
      return isDone && reason !== undefined;
    case 'Deleting':
      // What holds it up is there to be seen.
      return reason !== undefined;
    default:
      return false;
  }
}

function findLost(lab: FaultLab, stores: Store[]): string[] {
  const names = new Set(stores.map(({ name }) => name));
  return [...lab.promised].flatMap(([name, what]) => {
    if (what === 'made' && !names.has(name)) {
      return [`${name} was accepted and is lost`];
    }
    const store = stores.find(each => each.name === name);
    return what === 'removed' && store && store.phase !== 'Deleting'
      ? [`${name} was to be removed and is ${store.phase}`]
      : [];
  });
}

function compareNamespaces(
  lab: FaultLab,
  stores: Store[],
  namespaces: ManagedNamespace[],
): string[] {
  const ids = new Set(stores.map(({ id }) => id));
  const ours = new Set(namespaces.map(({ storeId }) => storeId));
  return [
    ...namespaces
      .filter(({ name, storeId }) => {
        return !lab.foreignNamespaces.has(name) && !ids.has(storeId);
      })
      .map(({ name }) => `${name} belongs to no store`),
    ...stores
      .filter(({ id, phase, reason }) => {
        const needsNone =
          phase === 'Deleting' || WITHOUT_NAMESPACE.includes(reason ?? '');
        return !needsNone && phase !== 'Failed' && !ours.has(id);
      })
      .map(({ name }) => `${name} has no namespace`),
  ];
}

async function findSecrets(lab: FaultLab, stores: Store[]): Promise<string[]> {
  const { canaries, cluster, database, helm } = lab.parts;
  const namespaces = stores.map(({ namespace }) => namespace);
  await canaries.learn(namespaces);
  const releases = await Promise.all(
    namespaces.map(namespace => cluster.readReleases(namespace)),
  );
  const logs = await Promise.all(
    lab.replicas.map(async replica => ({
      name: `the log of ${replica.name}`,
      content: await replica.readLog(),
    })),
  );
  const places: Place[] = [
    ...logs,
    { name: 'the database', content: await database.dump() },
    {
      name: 'the arguments of a process',
      content: (await readAllArguments()).join('\n'),
    },
    { name: 'what Helm was given', content: await helm.readGiven() },
    { name: 'a release', content: releases.flat().join('\n') },
  ];
  return canaries.find(places);
}

function toMedian(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}
