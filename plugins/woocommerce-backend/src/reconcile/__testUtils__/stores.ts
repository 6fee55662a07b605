import { StoreVerification } from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  ObservedCronJob,
  ObservedVolume,
  ReachableStore,
} from '../../kubernetes/ObservedStore';
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
    verification?: StoreVerification;
    namespaceUid?: string;
  } = {},
): StoreRecord {
  return {
    id: 'store-id',
    name: 'demo',
    title: 'Demo',
    owner: 'group:default/shops',
    plan: 'demo',
    protected: false,
    cluster: 'local',
    namespace: 'store-demo',
    url: 'http://demo.localtest.me',
    adminUrl: 'http://demo.localtest.me/wp-admin/',
    chart: 'woocommerce-store',
    chartVersion: '0.1.0',
    createdAt: NOW,
    createdBy: 'user:default/guest',
    updatedAt: NOW,
    status: { phase: 'Pending', conditions: [], ...overrides.status },
    verification: overrides.verification,
    namespaceUid: overrides.namespaceUid,
    operation: {
      id: 'operation-id',
      kind: 'provision',
      status: 'Running',
      attempts: 0,
      deadline: inSeconds(600),
      actor: 'user:default/guest',
      releaseApplied: false,
      steps: [],
      createdAt: NOW,
      startedAt: NOW,
      ...overrides.operation,
    },
  };
}

/** The same as the engine's decisions see it. */
export function makeDesired(
  overrides: Parameters<typeof makeStore>[0] & {
    simulatedNodes?: boolean;
    readiness?: DesiredStore['readiness'];
    isNamespaced?: boolean;
  } = {},
): DesiredStore {
  return {
    ...makeStore(overrides),
    layout: {
      isNamespaced: overrides.isNamespaced ?? true,
      workloads: {
        DatabaseReady: 'store-demo-mariadb',
        WordPressReady: 'store-demo-wordpress',
      },
      secretKeys: ['mariadb-password', 'verification-key'],
      cronJob: 'store-demo-cron',
    },
    readiness: overrides.readiness ?? 'workload',
    simulatedNodes: overrides.simulatedNodes ?? false,
    helmTimeoutMs: 60_000,
    upgradeTimeoutMs: 360_000,
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
    workloads: [],
    cronJobs: [],
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
    credentials: { keys: ['mariadb-password', 'verification-key'] },
    release: { revision: 1, status: 'deployed', own: true, modifiedAt: NOW },
    workloads: [
      makeWorkload('StatefulSet', 'store-demo-mariadb'),
      makeWorkload('Deployment', 'store-demo-wordpress'),
    ],
    volumeClaims: [
      {
        name: 'data-store-demo-mariadb-0',
        uid: 'claim-uid',
        phase: 'Bound',
        terminating: false,
        finalizers: ['kubernetes.io/pvc-protection'],
      },
    ],
    volumes: [makeVolume()],
    ...overrides,
  });
}

/** A volume that goes with its claim, unless said otherwise. */
export function makeVolume(
  overrides: Partial<ObservedVolume> = {},
): ObservedVolume {
  return {
    name: 'pvc-1',
    reclaimPolicy: 'Delete',
    phase: 'Bound',
    finalizers: ['kubernetes.io/pv-protection'],
    ...overrides,
  };
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

/** What a verification of revision 1 found: that all is well, unless said otherwise. */
export function makeVerification(
  overrides: Partial<StoreVerification> = {},
): StoreVerification {
  return {
    level: 'checkout',
    passed: true,
    rung: 'checkout',
    message: 'A test order went through.',
    durationsMs: { storefront: 120, checkout: 190 },
    verifiedAt: NOW.toISOString(),
    releaseRevision: 1,
    ...overrides,
  };
}

/** One that found that nobody can buy. */
export function makeFailedVerification(
  overrides: Partial<StoreVerification> = {},
): StoreVerification {
  return makeVerification({
    passed: false,
    step: 'place-order',
    statusCode: 500,
    message: 'The order was refused.',
    answer: 'Fatal error',
    ...overrides,
  });
}

/** A CronJob that was made a day ago and has not run, unless said otherwise. */
export function makeCronJob(
  overrides: Partial<ObservedCronJob> = {},
): ObservedCronJob {
  return {
    name: 'store-demo-cron',
    schedule: '* * * * *',
    suspended: false,
    createdAt: inSeconds(-86_400),
    ...overrides,
  };
}
