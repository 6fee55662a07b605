import { WoocommerceConfig } from '../config';
import { TurnLimits } from '../database';

/**
 * How many stores may be worked on at the same time. A replica keeps a place
 * free for each of the other clusters, up to half of its places: one that takes
 * long to answer, or not to, is not all that it is busy with.
 */
export function toTurnLimits(
  config: Pick<WoocommerceConfig, 'clusters' | 'concurrency'>,
): TurnLimits {
  const { clusters, concurrency } = config;
  const { perReplica, perCluster, perOwner } = concurrency;
  return {
    perOwner,
    perCluster,
    clusters: new Map(
      clusters.flatMap(({ name, concurrency: own }) =>
        own === undefined ? [] : [[name, own]],
      ),
    ),
    perHolder: Math.max(
      Math.ceil(perReplica / 2),
      perReplica - (clusters.length - 1),
    ),
  };
}
