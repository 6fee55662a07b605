/**
 * Provisions WooCommerce stores on Kubernetes with Helm.
 *
 * @packageDocumentation
 */

export { type DoctorOutput, runDoctor } from './doctor/runDoctor';
export { woocommerceRootHealthServiceFactory } from './health/woocommerceRootHealthServiceFactory';
export {
  createWoocommerceStoreConditionalDecision,
  woocommerceStoreConditions,
} from './permissions';
export { woocommercePlugin as default } from './plugin';
