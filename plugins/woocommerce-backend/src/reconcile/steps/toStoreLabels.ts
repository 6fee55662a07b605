import { WOOCOMMERCE_STORE_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord } from '../../database/StoreRepository';
import { MANAGER } from '../../kubernetes/names';

/** The labels of what the engine itself makes of a store in the cluster. */
export function toStoreLabels(store: StoreRecord): Record<string, string> {
  return {
    'app.kubernetes.io/managed-by': MANAGER,
    [WOOCOMMERCE_STORE_LABEL]: store.name,
  };
}
