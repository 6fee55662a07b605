/**
 * Provisions WooCommerce stores on Kubernetes with Helm.
 *
 * @packageDocumentation
 */

export { woocommerceRootHealthServiceFactory } from './health/woocommerceRootHealthServiceFactory';
export {
  createWoocommerceStoreConditionalDecision,
  woocommerceStoreConditions,
} from './permissions';
export { woocommercePlugin as default } from './plugin';
