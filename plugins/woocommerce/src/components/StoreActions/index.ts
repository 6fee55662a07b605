export { StoreActions } from './StoreActions';
