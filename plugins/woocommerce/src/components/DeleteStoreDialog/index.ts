export { DeleteStoreDialog } from './DeleteStoreDialog';
