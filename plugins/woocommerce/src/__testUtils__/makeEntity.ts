import { Entity } from '@backstage/catalog-model';
import { WOOCOMMERCE_STORE_ANNOTATION } from '@woocommerce-backstage/plugin-woocommerce-common';

/** An entity that has the store `demo`. */
export function makeEntity(): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'shop',
      annotations: { [WOOCOMMERCE_STORE_ANNOTATION]: 'demo' },
    },
  };
}
