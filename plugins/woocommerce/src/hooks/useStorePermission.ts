import useSWR from 'swr';
import { useApi } from '@backstage/core-plugin-api';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';

/** Whether the user may do something with a store. */
export interface StorePermissionResult {
  /** Whether that isn't known yet. */
  loading: boolean;
  /** False as long as it isn't known. */
  allowed: boolean;
  /** Why it can't be known now. */
  error?: Error;
}

/**
 * Asks whether the user may do something with a store; together with all that is
 * asked at the same time.
 *
 * Unlike `usePermission` it asks again when something of the store changes that
 * policies decide by.
 */
export function useStorePermission(options: {
  permission: ResourcePermission;
  store: Store;
}): StorePermissionResult {
  const { permission, store } = options;
  const { id, name, owner, phase, plan } = store;
  const permissionApi = useApi(permissionApiRef);
  const { data, error } = useSWR(
    [permission.name, id, owner, phase, plan, store.protected],
    () => permissionApi.authorize({ permission, resourceRef: name }),
    { keepPreviousData: true },
  );
  return {
    loading: !data && !error,
    allowed: !error && data?.result === AuthorizeResult.ALLOW,
    error,
  };
}
