import { DeletePlanNote } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord } from '../../database';
import { StoreInventory } from '../../kubernetes/StoreInventory';
import { describeUnlabelled } from '../../reconcile/describeUnlabelled';
import { getNamespaceOwnership } from '../../reconcile/getNamespaceOwnership';

/** Says what would keep a deletion from getting to its end. */
export function findBlockers(
  store: StoreRecord,
  inventory: StoreInventory,
): DeletePlanNote[] {
  const { namespace, obstacles } = inventory;
  if (!namespace) {
    return [];
  }
  const object = `Namespace/${store.namespace}`;
  const isUnlabelled = getNamespaceOwnership(store, namespace) === 'unlabelled';
  return [
    ...(isUnlabelled ? [{ object, ...describeUnlabelled(store) }] : []),
    ...obstacles,
    ...namespace.blockers.map(({ reason, message }) => ({
      reason,
      object,
      message,
    })),
  ];
}
