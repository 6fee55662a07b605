import {
  DeletePlan,
  DeletePlanNote,
  DeletePlanVolumeClaim,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { getNamespaceOwnership } from '../../cluster/getNamespaceOwnership';
import {
  InventoryVolumeClaim,
  StoreInventory,
} from '../../cluster/StoreInventory';
import { StoreRecord } from '../../database';
import { isKept } from '../../kubernetes/isKept';
import { findBlockers } from './findBlockers';
import { findWarnings } from './findWarnings';
import { hashDeletePlan } from './hashDeletePlan';
import { isBackup } from './volumeClaims';

/** Says what deleting a store would take away of what the cluster holds. */
export function buildDeletePlan(options: {
  store: StoreRecord;
  inventory: StoreInventory;
  now: Date;
}): DeletePlan {
  const { store, inventory, now } = options;
  const { namespace, release } = inventory;
  const isForeign =
    namespace && getNamespaceOwnership(store, namespace) === 'foreign';
  // What is in a namespace of somebody else stays, so that it is not listed.
  const claims = isForeign ? [] : inventory.volumeClaims;
  const plan = {
    createdAt: now.toISOString(),
    ...(release &&
      !isForeign && {
        release: {
          name: store.namespace,
          chart: store.chart,
          version: store.chartVersion,
          revision: release.revision,
        },
      }),
    ...(namespace &&
      !isForeign && {
        namespace: { name: store.namespace, uid: namespace.uid },
      }),
    volumeClaims: claims.map(toPlanVolumeClaim),
    hosts: isForeign ? [] : [...inventory.hosts],
    backups: claims
      .filter(isBackup)
      .map(claim => ({ volumeClaim: claim.name, kept: isKept(claim) })),
    warnings: findWarnings(store, inventory),
    blockers: [
      ...describeProtection(store),
      ...(isForeign ? [] : findBlockers(store, inventory)),
    ],
  };
  return { hash: hashDeletePlan(store, plan), ...plan };
}

function describeProtection(store: StoreRecord): DeletePlanNote[] {
  return store.protected
    ? [
        {
          reason: 'Protected',
          message:
            'The store is protected from being deleted; take the protection away first.',
        },
      ]
    : [];
}

function toPlanVolumeClaim(claim: InventoryVolumeClaim): DeletePlanVolumeClaim {
  const { name, size, storageClass, volume, reclaimPolicy } = claim;
  return {
    name,
    ...(size !== undefined && { size }),
    ...(storageClass !== undefined && { storageClass }),
    ...(volume !== undefined && { volume }),
    ...(reclaimPolicy !== undefined && { reclaimPolicy }),
    kept: isKept(claim),
  };
}
