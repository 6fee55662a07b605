import { Permission } from '@backstage/plugin-permission-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Store,
  woocommerceStoreDeletePermission,
  woocommerceStoreUpdatePermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { useStoreAccess } from '../../hooks';
import {
  Obstacle,
  findRepairObstacle,
  findUpgradeObstacle,
  findVerifyObstacle,
} from '../../lib/findObstacle';
import { woocommerceTranslationRef } from '../../translation';

/** Why each action can't be used now, or nothing if it can. */
export type DisabledReasons = Record<
  'refresh' | 'retry' | 'verify' | 'upgrade' | 'repair' | 'cancel' | 'delete',
  string | undefined
>;

/** Says for each action why it can't be used now, or nothing if it can. */
export function useDisabledReasons(options: {
  store: Store;
  isRunning: boolean;
}): DisabledReasons {
  const { store, isRunning } = options;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const { loading, canUpdate, canDelete } = useStoreAccess();

  const toReason = (
    permission: Permission,
    isAllowed: boolean,
    obstacle?: Obstacle,
  ) => {
    if (store.phase === 'Deleting') {
      return t('actions.deleting');
    }
    if (isRunning) {
      return t('actions.running');
    }
    if (isAllowed) {
      return obstacle && t(`actions.${obstacle}`);
    }
    // As long as it isn't known there is nothing to say, and nothing to click.
    return loading
      ? ''
      : t('actions.missingPermission', { permission: permission.name });
  };
  const toUpdateReason = (obstacle?: Obstacle) =>
    toReason(woocommerceStoreUpdatePermission, canUpdate, obstacle);
  return {
    refresh: toUpdateReason(),
    retry: toUpdateReason(),
    verify: toUpdateReason(findVerifyObstacle(store)),
    upgrade: toUpdateReason(findUpgradeObstacle(store)),
    repair: toUpdateReason(findRepairObstacle(store)),
    cancel: toUpdateReason(),
    delete: toReason(woocommerceStoreDeletePermission, canDelete),
  };
}
