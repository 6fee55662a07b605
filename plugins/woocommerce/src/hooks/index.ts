export { type StoreResult, useStore } from './useStore';
export { type StoreAccess, useStoreAccess } from './useStoreAccess';
export { useStoreEvents } from './useStoreEvents';
export { useStoreName } from './useStoreName';
export { type StoreNews, useStoreNews } from './useStoreNews';
export { useStoreOwners } from './useStoreOwners';
export { type StoresQuery, type StoresResult, useStores } from './useStores';
