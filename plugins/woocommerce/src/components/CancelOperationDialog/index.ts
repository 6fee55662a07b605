export { CancelOperationDialog } from './CancelOperationDialog';
