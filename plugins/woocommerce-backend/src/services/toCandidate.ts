import { WoocommerceConfig } from '../config';
import { StoreUsage } from '../database';
import { computeQuotas } from '../quotas/computeQuotas';
import { ClusterCandidate } from './chooseCluster';
import { StoreInspector } from './StoreInspector';

/** Puts together what clusters are chosen by. */
export function toCandidate(options: {
  config: WoocommerceConfig;
  inspector: Pick<StoreInspector, 'isReachable'>;
  cluster: string;
  usage: StoreUsage;
}): ClusterCandidate {
  const { config, inspector, cluster: name, usage } = options;
  const stores = [...usage.stores.values()];
  return {
    name,
    stores: stores.reduce((total, count) => total + count, 0),
    quotas: computeQuotas(config, { scope: 'cluster', name }, usage),
    reachable: inspector.isReachable(name),
  };
}
