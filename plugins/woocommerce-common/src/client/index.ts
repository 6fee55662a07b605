export { type StoreApi, type StoreApiOptions } from './StoreApi';
export { StoreClient } from './StoreClient';
