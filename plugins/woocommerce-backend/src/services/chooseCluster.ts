import { Quota } from '@woocommerce-backstage/plugin-woocommerce-common';

/** A cluster that a new store could be in. */
export interface ClusterCandidate {
  readonly name: string;
  /** How many stores it has. */
  readonly stores: number;
  /** Its quotas. */
  readonly quotas: readonly Pick<Quota, 'resource' | 'limit' | 'used'>[];
  /** Whether it answers, as far as this replica knows. */
  readonly reachable: boolean;
}

/** What is used up for an hour or less is no reason to keep away from a cluster. */
const LASTING: readonly Quota['resource'][] = [
  'stores',
  'cpu',
  'memory',
  'storage',
];

/**
 * Chooses a cluster for a new store: one with room for it, then one that
 * answers, then the one whose quota has the largest share left, then the one
 * with the fewest stores, then the first of the configuration.
 *
 * @param candidates - at least one, in the order of the configuration
 * @param demand - what the store takes of each quota
 */
export function chooseCluster(
  candidates: readonly ClusterCandidate[],
  demand: Partial<Record<Quota['resource'], number>>,
): ClusterCandidate {
  const ranked = candidates.map(candidate => ({
    candidate,
    ranks: [
      hasRoom(candidate, demand) ? 0 : 1,
      candidate.reachable ? 0 : 1,
      getUsedShare(candidate, demand),
      candidate.stores,
    ],
  }));
  // The first one stays the best of those that are as good as it.
  return ranked.reduce((best, each) =>
    compare(each.ranks, best.ranks) < 0 ? each : best,
  ).candidate;
}

/** Whether the quotas of a cluster leave room for a store. */
export function hasRoom(
  { quotas }: Pick<ClusterCandidate, 'quotas'>,
  demand: Partial<Record<Quota['resource'], number>>,
): boolean {
  return quotas.every(({ resource, limit, used }) => {
    const requested = demand[resource] ?? 0;
    return requested === 0 || used + requested <= limit;
  });
}

/** How much of the quota that is the nearest to its end would be used with the store. */
function getUsedShare(
  { quotas }: ClusterCandidate,
  demand: Partial<Record<Quota['resource'], number>>,
): number {
  const shares = quotas
    .filter(({ resource, limit }) => LASTING.includes(resource) && limit > 0)
    .map(
      ({ resource, limit, used }) => (used + (demand[resource] ?? 0)) / limit,
    );
  return Math.max(0, ...shares);
}

function compare(some: number[], others: number[]): number {
  const index = some.findIndex((rank, at) => rank !== others[at]);
  return index === -1 ? 0 : some[index] - others[index];
}
