import { InventoryVolumeClaim } from '../../kubernetes/StoreInventory';

/** Whether a claim's volume stays when the claim goes, with the data on it. */
export function isKept({ reclaimPolicy }: InventoryVolumeClaim): boolean {
  return reclaimPolicy === 'Retain';
}

/** Whether a claim is the one to which the chart makes backups. */
export function isBackup({ component }: InventoryVolumeClaim): boolean {
  return component === 'backup';
}
