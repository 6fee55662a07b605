import { DeletePlanNote } from '@woocommerce-backstage/plugin-woocommerce-common';
import { getNamespaceOwnership } from '../../cluster/getNamespaceOwnership';
import {
  InventoryVolumeClaim,
  StoreInventory,
} from '../../cluster/StoreInventory';
import { StoreRecord } from '../../database';
import { isKept } from '../../kubernetes/isKept';
import { isBackup } from './volumeClaims';

/** Says what one should know before a store is deleted. */
export function findWarnings(
  store: StoreRecord,
  inventory: StoreInventory,
): DeletePlanNote[] {
  const { namespace, unseen, volumeClaims } = inventory;
  const { kind, status } = store.operation;
  if (namespace && getNamespaceOwnership(store, namespace) === 'foreign') {
    return [
      {
        reason: 'ForeignNamespace',
        object: `Namespace/${store.namespace}`,
        message: `Namespace ${store.namespace} does not belong to this store. It stays as it is, and only the portal forgets the store.`,
      },
    ];
  }
  return [
    ...(status === 'Running' && kind !== 'delete'
      ? [
          {
            reason: 'OperationCancelled',
            message: `What is being done for the store now (${kind}) is cancelled first.`,
          },
        ]
      : []),
    ...volumeClaims.flatMap(describeData),
    ...(unseen.length > 0
      ? [
          {
            reason: 'PlanIncomplete',
            message: `The portal’s account may not look at ${unseen.join(
              ', ',
            )}, so that nothing is said of them here.`,
          },
        ]
      : []),
  ];
}

function describeData(claim: InventoryVolumeClaim): DeletePlanNote[] {
  if (isKept(claim)) {
    return [
      {
        reason: 'VolumeKept',
        object: `PersistentVolume/${claim.volume}`,
        message: `Volume ${claim.volume} of claim ${claim.name} stays with its data, since its reclaim policy is Retain. Delete it by hand once nobody needs it any more.`,
      },
    ];
  }
  return isBackup(claim)
    ? [
        {
          reason: 'BackupsDeleted',
          object: `PersistentVolumeClaim/${claim.name}`,
          message: `The backups on ${claim.name} are deleted, too. Copy those that are still needed before.`,
        },
      ]
    : [];
}
