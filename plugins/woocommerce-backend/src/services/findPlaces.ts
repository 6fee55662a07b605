import { InputError } from '@backstage/errors';
import {
  ClusterConfig,
  listPlanClusters,
  PlanConfig,
  WoocommerceConfig,
} from '../config';

/**
 * The clusters that a new store of a plan may be in.
 *
 * @param options.cluster - the one that was asked for
 * @throws InputError when the one asked for can't be had
 */
export function findPlaces(options: {
  config: WoocommerceConfig;
  plan: PlanConfig;
  cluster: string | undefined;
}): ClusterConfig[] {
  const { config, plan, cluster } = options;
  const possible = listPlanClusters(config, plan);
  if (cluster === undefined) {
    return possible;
  }
  const found = possible.filter(({ name }) => name === cluster);
  if (found.length === 0) {
    const names = possible.map(({ name }) => name).join(', ');
    throw new InputError(
      `cluster must be one of ${names}, where stores of plan ${plan.name} may be`,
    );
  }
  return found;
}
