export { UpgradeStoreDialog } from './UpgradeStoreDialog';
