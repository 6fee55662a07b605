import { Entity } from '@backstage/catalog-model';
import { WOOCOMMERCE_STORE_ANNOTATION } from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * Whether an entity has a store, that is the annotation `woocommerce/store`.
 *
 * @public
 */
export function isWooCommerceStoreAvailable(entity: Entity): boolean {
  return Boolean(entity.metadata.annotations?.[WOOCOMMERCE_STORE_ANNOTATION]);
}
