export { StoreStatus } from './StoreStatus';
