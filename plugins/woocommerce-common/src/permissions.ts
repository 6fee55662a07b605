import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource type of stores in the permission system. A store's resource
 * reference is its name.
 *
 * @public
 */
export const RESOURCE_TYPE_WOOCOMMERCE_STORE = 'woocommerce-store';

/**
 * Allows to list and read stores, their operations and their events. Without it,
 * a store is as good as not there.
 *
 * @public
 */
export const woocommerceStoreReadPermission = createPermission({
  name: 'woocommerce.store.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/**
 * Allows to read what a store itself has said when it fails: the last lines that
 * its containers logged, Helm's own words, and the shop's answers, in evidence as
 * well as in messages. Without it, one reads what the reason means in general.
 *
 * @public
 */
export const woocommerceStoreLogsPermission = createPermission({
  name: 'woocommerce.store.logs',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/**
 * Allows to request stores. Conditions are about the store as it would be, so
 * that a policy can say who may have which plan, and for which owner.
 *
 * @public
 */
export const woocommerceStoreCreatePermission = createPermission({
  name: 'woocommerce.store.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/**
 * Allows to observe stores in the cluster now.
 *
 * @public
 */
export const woocommerceStoreRefreshPermission = createPermission({
  name: 'woocommerce.store.refresh',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/**
 * Allows to try to provision failed stores again.
 *
 * @public
 */
export const woocommerceStoreRetryPermission = createPermission({
  name: 'woocommerce.store.retry',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/**
 * Allows to check whether a customer can buy.
 *
 * @public
 */
export const woocommerceStoreVerifyPermission = createPermission({
  name: 'woocommerce.store.verify',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/**
 * Allows to bring stores to the chart and the plan as they are configured.
 *
 * @public
 */
export const woocommerceStoreUpgradePermission = createPermission({
  name: 'woocommerce.store.upgrade',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/**
 * Allows to put back what is missing of stores in the cluster.
 *
 * @public
 */
export const woocommerceStoreRepairPermission = createPermission({
  name: 'woocommerce.store.repair',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/**
 * Allows to give up what is being done for stores.
 *
 * @public
 */
export const woocommerceStoreCancelPermission = createPermission({
  name: 'woocommerce.store.cancel',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/**
 * Allows to change what is recorded of stores: whether they are protected from
 * being deleted.
 *
 * @public
 */
export const woocommerceStoreUpdatePermission = createPermission({
  name: 'woocommerce.store.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/**
 * Allows to plan the deletion of stores, and to delete them with all of their
 * data.
 *
 * @public
 */
export const woocommerceStoreDeletePermission = createPermission({
  name: 'woocommerce.store.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/**
 * Allows to read the audit log of all stores, of those that are gone, too.
 *
 * @public
 */
export const woocommerceAuditReadPermission = createPermission({
  name: 'woocommerce.audit.read',
  attributes: { action: 'read' },
});

/**
 * Allows to list the clusters, and to read what they lack of what stores need.
 *
 * @public
 */
export const woocommerceClusterReadPermission = createPermission({
  name: 'woocommerce.cluster.read',
  attributes: { action: 'read' },
});

/**
 * Allows to read the numbers about all stores, clusters and operations.
 *
 * @public
 */
export const woocommerceOverviewReadPermission = createPermission({
  name: 'woocommerce.overview.read',
  attributes: { action: 'read' },
});

/**
 * Allows to have a cluster checked by pods that run there for it.
 *
 * @public
 */
export const woocommerceClusterProbePermission = createPermission({
  name: 'woocommerce.cluster.probe',
  attributes: { action: 'update' },
});

/**
 * The permissions about stores.
 *
 * @public
 */
export const woocommerceStorePermissions = [
  woocommerceStoreReadPermission,
  woocommerceStoreLogsPermission,
  woocommerceStoreCreatePermission,
  woocommerceStoreRefreshPermission,
  woocommerceStoreRetryPermission,
  woocommerceStoreVerifyPermission,
  woocommerceStoreUpgradePermission,
  woocommerceStoreRepairPermission,
  woocommerceStoreCancelPermission,
  woocommerceStoreUpdatePermission,
  woocommerceStoreDeletePermission,
];

/**
 * All permissions of the plugin.
 *
 * @public
 */
export const woocommercePermissions = [
  ...woocommerceStorePermissions,
  woocommerceAuditReadPermission,
  woocommerceClusterReadPermission,
  woocommerceClusterProbePermission,
  woocommerceOverviewReadPermission,
];
