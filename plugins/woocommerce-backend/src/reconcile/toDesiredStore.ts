import { WoocommerceConfig } from '../config';
import { StoreRecord } from '../database/StoreRepository';
import { getStoreSetting } from '../services/getStoreSetting';
import { DesiredStore } from './DesiredStore';

/** Puts together what decisions about a store are made of. */
export function toDesiredStore(
  config: WoocommerceConfig,
  store: StoreRecord,
): DesiredStore {
  const { chart, readiness, simulatedNodes } = getStoreSetting(config, store);
  return {
    ...store,
    layout: chart && {
      isNamespaced: chart.isNamespaced,
      workloads: chart.getWorkloads(store.namespace),
      labelled: chart.getLabelled(store.namespace),
      secretKeys: chart.secretKeys,
      cronJob: chart.getCronJob(store.namespace),
    },
    readiness,
    simulatedNodes,
    helmTimeoutMs: config.deadlines.helm,
    upgradeTimeoutMs: config.deadlines.upgrade,
  };
}
