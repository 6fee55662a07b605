export { createStoreActions } from './createStoreActions';
