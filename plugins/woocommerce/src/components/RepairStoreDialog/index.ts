export { RepairStoreDialog } from './RepairStoreDialog';
