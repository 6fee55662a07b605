/**
 * Provisions WooCommerce stores on Kubernetes with Helm.
 *
 * @packageDocumentation
 */

export { woocommerceRootHealthServiceFactory } from './health/woocommerceRootHealthServiceFactory';
export { woocommercePlugin as default } from './plugin';
