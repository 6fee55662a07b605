import { ClusterConfig, listPlanClusters, WoocommerceConfig } from '../config';

/** The configuration as it is for one cluster: with its storefront, and the plans whose stores may be there. */
export function toClusterConfig(
  config: WoocommerceConfig,
  cluster: ClusterConfig,
): WoocommerceConfig {
  const plans = [...config.plans].filter(([, plan]) =>
    listPlanClusters(config, plan).some(({ name }) => name === cluster.name),
  );
  return {
    ...config,
    storefront: cluster.storefront ?? config.storefront,
    plans: new Map(plans),
  };
}
