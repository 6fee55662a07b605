import {
  CONDITION_REASON_SIMULATED_NODES,
  STORE_CONDITION_TYPES,
  Store,
  StoreCondition,
  StoreConditionType,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeOperation } from './makeOperation';

const MILLISECONDS_PER_RUNG = 4_000;
/** As soon as these are climbed, cron runs, however far it is to the last. */
const WORDPRESS_RUNGS = 6;

/** What nothing can be said about where the nodes are simulated. */
const NOT_SIMULATED: StoreConditionType[] = [
  'StorefrontReachable',
  'CheckoutVerified',
  'CronHealthy',
];

/** The conditions of a store that has climbed some rungs of the ladder. */
export function makeConditions(options: {
  rungs: number;
  createdAt: string;
  simulated?: boolean;
}): StoreCondition[] {
  const { rungs, createdAt, simulated } = options;
  return STORE_CONDITION_TYPES.map((type, index) => {
    const lastTransitionTime = new Date(
      Date.parse(createdAt) + (index + 1) * MILLISECONDS_PER_RUNG,
    ).toISOString();
    if (simulated && NOT_SIMULATED.includes(type)) {
      return {
        type,
        status: 'Unknown',
        reason: CONDITION_REASON_SIMULATED_NODES,
        message: 'The nodes are simulated: nothing answers',
        lastTransitionTime,
      };
    }
    const isReached =
      type === 'CronHealthy' ? rungs >= WORDPRESS_RUNGS : index < rungs;
    return isReached
      ? { type, status: 'True', reason: type, message: '', lastTransitionTime }
      : {
          type,
          status: 'False',
          reason: 'NotReached',
          message: index === rungs ? 'Waiting for the cluster' : '',
          lastTransitionTime,
        };
  });
}

/** A store as the backend would tell of it; ready unless said otherwise. */
export function makeStore(
  options: Partial<Store> & { rungs?: number; simulated?: boolean } = {},
): Store {
  const { rungs = 8, simulated, ...overrides } = options;
  const { name = 'demo' } = overrides;
  const createdAt = overrides.createdAt ?? '2026-03-02T10:00:00.000Z';
  return {
    id: `id-of-${name}`,
    name,
    title: 'Demo shop',
    owner: 'group:default/shops',
    cluster: 'local',
    plan: 'small',
    protected: false,
    readiness: simulated ? 'workload' : 'checkout',
    phase: 'Ready',
    conditions: makeConditions({ rungs, createdAt, simulated }),
    url: `http://${name}.localtest.me`,
    adminUrl: `http://${name}.localtest.me/wp-admin/`,
    namespace: `store-${name}`,
    release: {
      name: `store-${name}`,
      chart: 'woocommerce-store',
      version: '0.1.0',
      revision: 1,
    },
    operation: makeOperation({ requestedAt: createdAt }),
    createdAt,
    createdBy: 'user:default/guest',
    updatedAt: '2026-03-02T10:01:00.000Z',
    observedAt: '2026-03-02T10:01:00.000Z',
    ...overrides,
  };
}
