export { StoreQuota } from './StoreQuota';
