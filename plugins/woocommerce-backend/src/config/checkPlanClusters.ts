import { listPlanClusters } from './listPlanClusters';
import { toKeyPath } from './toKeyPath';
import { WoocommerceConfig } from './types';

/**
 * Finds plans whose stores could be nowhere. Every problem is a sentence that
 * starts with its key.
 */
export function checkPlanClusters(
  config: Pick<WoocommerceConfig, 'clusters' | 'plans'>,
): string[] {
  const names = config.clusters.map(({ name }) => name).join(', ');
  return [...config.plans.values()]
    .filter(plan => listPlanClusters(config, plan).length === 0)
    .map(plan =>
      plan.cluster === undefined
        ? `${toKeyPath([
            'plans',
            plan.name,
            'clusterSelector',
            'matchLabels',
          ])} must be labels of one of the clusters ${names} at least, all of them`
        : `${toKeyPath([
            'plans',
            plan.name,
            'cluster',
          ])} must be one of the clusters ${names}`,
    );
}
