/**
 * Provisions WooCommerce stores on Kubernetes with Helm.
 *
 * @packageDocumentation
 */

export { woocommercePlugin as default } from './plugin';
