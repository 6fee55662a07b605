export { StoreDetails } from './StoreDetails';
