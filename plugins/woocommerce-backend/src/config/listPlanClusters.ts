import { ClusterConfig, PlanConfig, WoocommerceConfig } from './types';

/**
 * The clusters that stores of a plan may be in, in the order of the
 * configuration: the one that it names, those that it selects, else the first.
 */
export function listPlanClusters(
  config: Pick<WoocommerceConfig, 'clusters'>,
  plan: Pick<PlanConfig, 'cluster' | 'clusterSelector'>,
): ClusterConfig[] {
  const { cluster, clusterSelector } = plan;
  if (cluster !== undefined) {
    return config.clusters.filter(({ name }) => name === cluster);
  }
  if (clusterSelector === undefined) {
    return config.clusters.slice(0, 1);
  }
  const wanted = Object.entries(clusterSelector.matchLabels);
  return config.clusters.filter(({ labels = {} }) =>
    wanted.every(
      ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
    ),
  );
}
