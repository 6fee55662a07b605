export {
  askPolicy,
  type StoreDecision,
  type StorePermission,
  type StorePolicy,
} from './askPolicy';
export { CachedStorePolicy } from './CachedStorePolicy';
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
export { type Actor, toActor } from './toActor';
