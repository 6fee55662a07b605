import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows to list and read stores, their operations and their events.
 *
 * @public
 */
export const woocommerceStoreReadPermission = createPermission({
  name: 'woocommerce.store.read',
  attributes: { action: 'read' },
});

/**
 * Allows to request stores.
 *
 * @public
 */
export const woocommerceStoreCreatePermission = createPermission({
  name: 'woocommerce.store.create',
  attributes: { action: 'create' },
});

/**
 * Allows to refresh, retry, verify, upgrade and repair stores, and to cancel what
 * is being done for them.
 *
 * @public
 */
export const woocommerceStoreUpdatePermission = createPermission({
  name: 'woocommerce.store.update',
  attributes: { action: 'update' },
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
});

/**
 * All permissions of the plugin.
 *
 * @public
 */
export const woocommercePermissions = [
  woocommerceStoreReadPermission,
  woocommerceStoreCreatePermission,
  woocommerceStoreUpdatePermission,
  woocommerceStoreDeletePermission,
];
