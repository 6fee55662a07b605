export { StoreActivity } from './StoreActivity';
