import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  woocommerceAuditReadPermission,
  woocommerceClusterProbePermission,
  woocommerceClusterReadPermission,
  woocommerceOverviewReadPermission,
  woocommerceStorePermissions,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRepository } from '../database';
import { woocommerceStoreRules } from './rules';
import {
  toStoreResource,
  woocommerceStoreResourceRef,
} from './storeResourceRef';

/**
 * Tells the permission system which permissions there are, and lets it ask
 * whether conditions hold for a store.
 */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  repository: Pick<StoreRepository, 'lookUpStore'>;
}): void {
  const { permissionsRegistry, repository } = options;
  permissionsRegistry.addResourceType({
    resourceRef: woocommerceStoreResourceRef,
    permissions: woocommerceStorePermissions,
    rules: Object.values(woocommerceStoreRules),
    getResources: async names => {
      const stores = await Promise.all(
        names.map(name => repository.lookUpStore(name)),
      );
      return stores.map(store => store && toStoreResource(store));
    },
  });
  permissionsRegistry.addPermissions([
    woocommerceAuditReadPermission,
    woocommerceClusterReadPermission,
    woocommerceClusterProbePermission,
    woocommerceOverviewReadPermission,
  ]);
}
