import { Entity } from '@backstage/catalog-model';
import { WOOCOMMERCE_STORE_ANNOTATION } from '@woocommerce-backstage/plugin-woocommerce-common';

/** The entity that the catalog would have of a store. */
export function makeStoreEntity(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      namespace: 'default',
      name,
      annotations: { [WOOCOMMERCE_STORE_ANNOTATION]: name },
    },
  };
}
