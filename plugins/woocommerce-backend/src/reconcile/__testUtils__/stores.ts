import { ReachableStore } from '../../kubernetes/ObservedStore';
import {
  OperationRecord,
  StoreRecord,
  StoreStatus,
} from '../../database/StoreRepository';
import { DesiredStore } from '../DesiredStore';

export const NOW = new Date('2026-01-01T12:00:00Z');

/** A point in time so many seconds from now. */
export function inSeconds(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1_000);
}

/** A store that was just asked for. */
export function makeStore(
  overrides: {
    status?: Partial<StoreStatus>;
    operation?: Partial<OperationRecord>;
  } = {},
): StoreRecord {
  return {
    id: 'store-id',
    name: 'demo',
    title: 'Demo',
    owner: 'group:default/shops',
    plan: 'demo',
    cluster: 'dev',
    namespace: 'store-demo',
    url: 'http://demo.localtest.me',
    adminUrl: 'http://demo.localtest.me/wp-admin/',
    chart: 'woocommerce-store',
    chartVersion: '0.1.0',
    createdAt: NOW,
    createdBy: 'user:default/guest',
    updatedAt: NOW,
    status: { phase: 'Pending', conditions: [], ...overrides.status },
    operation: {
      id: 'operation-id',
      kind: 'provision',
      status: 'Running',
      attempts: 0,
      deadline: inSeconds(600),
      actor: 'user:default/guest',
      releaseApplied: false,
      createdAt: NOW,
      ...overrides.operation,
    },
  };
}

/** The same as the engine's decisions see it. */
export function makeDesired(
  overrides: Parameters<typeof makeStore>[0] & {
    simulatedNodes?: boolean;
  } = {},
): DesiredStore {
  return {
    ...makeStore(overrides),
    workloads: {
      DatabaseReady: 'store-demo-mariadb',
      WordPressReady: 'store-demo-wordpress',
    },
    simulatedNodes: overrides.simulatedNodes ?? false,
    helmTimeoutMs: 60_000,
  };
}

/** A cluster that holds nothing of the store. */
export function makeObserved(
  overrides: Partial<ReachableStore> = {},
): ReachableStore {
  return {
    reachable: true,
    observedAt: NOW,
    limitsReady: false,
    secretReady: false,
    workloads: [],
    volumeClaims: [],
    volumes: [],
    ...overrides,
  };
}

/** A cluster that holds the whole store. */
export function makeWhole(
  overrides: Partial<ReachableStore> = {},
): ReachableStore {
  return makeObserved({
    namespace: {
      uid: 'uid',
      storeId: 'store-id',
      terminating: false,
      blockers: [],
    },
    limitsReady: true,
    secretReady: true,
    release: { revision: 1, status: 'deployed', modifiedAt: NOW },
    workloads: [
      makeWorkload('StatefulSet', 'store-demo-mariadb'),
      makeWorkload('Deployment', 'store-demo-wordpress'),
    ],
    volumeClaims: [
      {
        name: 'data-store-demo-mariadb-0',
        phase: 'Bound',
        terminating: false,
        finalizers: ['kubernetes.io/pvc-protection'],
      },
    ],
    volumes: ['pvc-1'],
    ...overrides,
  });
}

/** A workload, ready unless said otherwise. */
export function makeWorkload(
  kind: 'Deployment' | 'StatefulSet',
  name: string,
  overrides: Partial<ReachableStore['workloads'][number]> = {},
): ReachableStore['workloads'][number] {
  return {
    kind,
    name,
    ready: true,
    readyReplicas: 1,
    desiredReplicas: 1,
    ...overrides,
  };
}
