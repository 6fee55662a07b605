import {
  ClusterOverview,
  Overview,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeQuota } from './makeQuota';

/** A cluster with a store that is ready, unless said otherwise. */
export function makeClusterOverview(
  overrides: Partial<ClusterOverview> = {},
): ClusterOverview {
  return {
    name: 'local',
    configured: true,
    reachable: true,
    stores: [{ phase: 'Ready', count: 1 }],
    quotas: [],
    waiting: 0,
    running: 0,
    ...overrides,
  };
}

/** Two clusters, of which one is limited, and a week in which something failed. */
export function makeOverview(overrides: Partial<Overview> = {}): Overview {
  return {
    since: '2026-11-21T12:00:00.000Z',
    until: '2026-11-28T12:00:00.000Z',
    clusters: [
      makeClusterOverview(),
      makeClusterOverview({
        name: 'eu-1',
        reachable: false,
        stores: [
          { phase: 'Pending', count: 3 },
          { phase: 'Failed', count: 2 },
        ],
        quotas: [
          makeQuota({ scope: 'cluster', subject: 'eu-1', limit: 10, used: 5 }),
        ],
        waiting: 3,
        running: 1,
        waitingSince: '2026-11-28T11:58:00.000Z',
      }),
    ],
    provisioning: { count: 40, p50Ms: 21_000, p95Ms: 65_000, p99Ms: 130_000 },
    failures: [
      { kind: 'provision', reason: 'QuotaExceeded', count: 4 },
      { kind: 'upgrade', reason: 'HelmFailed', count: 1 },
    ],
    ...overrides,
  };
}
