import { usePermission } from '@backstage/plugin-permission-react';
import {
  woocommerceStoreCreatePermission,
  woocommerceStoreDeletePermission,
  woocommerceStoreUpdatePermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** What the user may do with stores. */
export interface StoreAccess {
  /** Whether it is not known yet what the user may do. */
  loading: boolean;
  canCreate: boolean;
  canUpdate: boolean;
  canDelete: boolean;
}

/** Says what the user may do with stores; nothing as long as it isn't known. */
export function useStoreAccess(): StoreAccess {
  const create = usePermission({
    permission: woocommerceStoreCreatePermission,
  });
  const update = usePermission({
    permission: woocommerceStoreUpdatePermission,
  });
  const remove = usePermission({
    permission: woocommerceStoreDeletePermission,
  });
  return {
    loading: create.loading || update.loading || remove.loading,
    canCreate: create.allowed,
    canUpdate: update.allowed,
    canDelete: remove.allowed,
  };
}
