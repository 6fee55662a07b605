export { StoreView } from './StoreView';
