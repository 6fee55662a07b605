import type {
  V1PersistentVolume,
  V1PersistentVolumeClaim,
} from '@kubernetes/client-node';
import { InventoryVolumeClaim } from './StoreInventory';

/** Says of a volume claim what is to be known before it is deleted. */
export function summarizeVolumeClaim(
  claim: V1PersistentVolumeClaim,
  volume: V1PersistentVolume | undefined,
): InventoryVolumeClaim {
  const { metadata, spec, status } = claim;
  return {
    name: metadata?.name ?? '',
    component: metadata?.labels?.['app.kubernetes.io/component'],
    size: status?.capacity?.storage ?? spec?.resources?.requests?.storage,
    storageClass: spec?.storageClassName,
    volume: volume?.metadata?.name,
    reclaimPolicy: volume?.spec?.persistentVolumeReclaimPolicy,
  };
}
