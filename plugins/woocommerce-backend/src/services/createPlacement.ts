import { ClusterConfig, getStorefront, WoocommerceConfig } from '../config';
import { toStoreAddresses } from '../config/toStoreAddresses';
import { NewStore, Placement } from '../database';
import { Actor } from '../permissions';
import { listSubjects } from '../quotas/listSubjects';
import { createUsageCheck, getStoreDemand } from '../quotas/requireRoom';
import { chooseCluster } from './chooseCluster';
import { explainForAll } from './explainForAll';
import { StoreInspector } from './StoreInspector';
import { toCandidate } from './toCandidate';

/** Decides where a new store will be once it is known what is used of each place. */
export function createPlacement(options: {
  config: WoocommerceConfig;
  inspector: Pick<StoreInspector, 'isReachable'>;
  /** Without a cluster, and the addresses that follow from it. */
  store: Omit<NewStore, 'cluster' | 'url' | 'adminUrl'>;
  actor: Actor;
  /** Where it may be. */
  places: readonly ClusterConfig[];
}): Placement {
  const { config, inspector, store, actor, places } = options;
  const names = places.map(({ name }) => name);
  const demand = getStoreDemand(config.plans.get(store.plan)!);
  return {
    storeId: store.id,
    // Nobody has to be asked where there is nothing to choose.
    clusters: names.length > 1 ? names : [],
    choose: usages => {
      const cluster =
        usages.length > 0
          ? chooseCluster(
              names.map((name, index) =>
                toCandidate({
                  config,
                  inspector,
                  cluster: name,
                  usage: usages[index],
                }),
              ),
              demand,
            ).name
          : names[0];
      const placed = {
        ...store,
        cluster,
        ...toStoreAddresses(store.name, getStorefront(config, cluster)),
      };
      const subjects = listSubjects({ ...placed, actor });
      const usage = createUsageCheck({ config, subjects, demand });
      return {
        store: placed,
        usage: {
          ...usage,
          check: (all, now) =>
            explainForAll(names, () => usage.check(all, now)),
        },
      };
    },
  };
}
