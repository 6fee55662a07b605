export { StoreLinks } from './StoreLinks';
