import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows to list and read stores and their events.
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
 * Allows to refresh and retry stores.
 *
 * @public
 */
export const woocommerceStoreUpdatePermission = createPermission({
  name: 'woocommerce.store.update',
  attributes: { action: 'update' },
});

/**
 * Allows to delete stores with all of their data.
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
