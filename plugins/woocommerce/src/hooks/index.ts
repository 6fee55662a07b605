export { type PlansResult, usePlans } from './usePlans';
export { type StoreResult, useStore } from './useStore';
export { useStoreEvents } from './useStoreEvents';
export { useStoreName } from './useStoreName';
export { type StoreNews, useStoreNews } from './useStoreNews';
export { useStorePermission } from './useStorePermission';
export { useStoreOwners } from './useStoreOwners';
export { type StoresQuery, type StoresResult, useStores } from './useStores';
