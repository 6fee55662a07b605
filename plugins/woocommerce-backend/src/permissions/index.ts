export {
  askPolicy,
  type StoreDecision,
  type StorePermission,
} from './askPolicy';
export {
  createWoocommerceStoreConditionalDecision,
  woocommerceStoreConditions,
} from './conditions';
export { registerPermissions } from './registerPermissions';
export { woocommerceStoreRules } from './rules';
export {
  type StoreResource,
  toStoreResource,
  woocommerceStoreResourceRef,
} from './storeResourceRef';
