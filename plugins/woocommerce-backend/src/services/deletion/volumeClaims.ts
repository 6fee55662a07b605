import { InventoryVolumeClaim } from '../../cluster/StoreInventory';

/** Whether a claim is the one to which the chart makes backups. */
export function isBackup({ component }: InventoryVolumeClaim): boolean {
  return component === 'backup';
}
