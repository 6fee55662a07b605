import { DeletePlanNote } from '@woocommerce-backstage/plugin-woocommerce-common';
import { describeUnlabelled } from '../../cluster/describeUnlabelled';
import { getNamespaceOwnership } from '../../cluster/getNamespaceOwnership';
import { StoreInventory } from '../../cluster/StoreInventory';
import { StoreRecord } from '../../database';

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
