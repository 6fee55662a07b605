import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_WOOCOMMERCE_STORE,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreFilter, StoreRecord } from '../database';

/**
 * What rules may look at of a store, or of one that is asked for.
 *
 * @public
 */
export type StoreResource = Pick<
  Store,
  'owner' | 'createdBy' | 'plan' | 'phase' | 'protected'
>;

/**
 * Refers to stores in the permission system.
 *
 * @public
 */
export const woocommerceStoreResourceRef = createPermissionResourceRef<
  StoreResource,
  StoreFilter
>().with({
  pluginId: 'woocommerce',
  resourceType: RESOURCE_TYPE_WOOCOMMERCE_STORE,
});

/** What rules may look at of a store as it is recorded. */
export function toStoreResource(store: StoreRecord): StoreResource {
  const { owner, createdBy, plan, status } = store;
  return {
    owner,
    createdBy,
    plan,
    phase: status.phase,
    protected: store.protected,
  };
}
