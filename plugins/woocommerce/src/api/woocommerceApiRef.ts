import { createApiRef } from '@backstage/frontend-plugin-api';
import { StoreApi } from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * The API through which the plugin's components read and change stores.
 *
 * @public
 */
export const woocommerceApiRef = createApiRef<StoreApi>().with({
  id: 'plugin.woocommerce.client',
  pluginId: 'woocommerce',
});
