import { Permission } from '@backstage/plugin-permission-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Store,
  woocommerceStoreDeletePermission,
  woocommerceStoreUpdatePermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { useStoreAccess } from '../../hooks';
import { woocommerceTranslationRef } from '../../translation';

/** Says for each action why it can't be used now, or nothing if it can. */
export function useDisabledReasons(options: {
  store: Store;
  isRunning: boolean;
}): Record<'refresh' | 'retry' | 'delete', string | undefined> {
  const { store, isRunning } = options;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const { loading, canUpdate, canDelete } = useStoreAccess();

  const toReason = (permission: Permission, isAllowed: boolean) => {
    if (store.phase === 'Deleting') {
      return t('actions.deleting');
    }
    if (isRunning) {
      return t('actions.running');
    }
    if (isAllowed) {
      return undefined;
    }
    // As long as it isn't known there is nothing to say, and nothing to click.
    return loading
      ? ''
      : t('actions.missingPermission', { permission: permission.name });
  };
  const update = toReason(woocommerceStoreUpdatePermission, canUpdate);
  return {
    refresh: update,
    retry: update,
    delete: toReason(woocommerceStoreDeletePermission, canDelete),
  };
}
