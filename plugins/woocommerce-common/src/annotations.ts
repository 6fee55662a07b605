/**
 * The annotation by which a catalog entity names its store.
 *
 * @public
 */
export const WOOCOMMERCE_STORE_ANNOTATION = 'woocommerce/store';

/**
 * The annotation on a store's catalog entity while the store's cluster does not
 * answer; its value is the time since when.
 *
 * @public
 */
export const WOOCOMMERCE_CLUSTER_UNREACHABLE_ANNOTATION =
  'woocommerce/cluster-unreachable-since';

/**
 * The label on every cluster object of a store; its value is the store's name.
 *
 * @public
 */
export const WOOCOMMERCE_STORE_LABEL = 'woocommerce.backstage/store';

/**
 * The label on a store's namespace; its value is the store's id. A namespace
 * without it, or with another id, is never touched.
 *
 * @public
 */
export const WOOCOMMERCE_STORE_ID_LABEL = 'woocommerce.backstage/store-id';
