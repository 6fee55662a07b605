import { ResourcePermission } from '@backstage/plugin-permission-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { useStorePermission } from '../../hooks';
import { Obstacle } from '../../lib/findObstacle';
import { woocommerceTranslationRef } from '../../translation';
import { useMissingReason } from '../useMissingReason';

/** Says why an action can't be used now, or nothing if it can. */
export function useDisabledReason(options: {
  store: Store;
  permission: ResourcePermission;
  /** Whether an action for the store is under way. */
  isRunning: boolean;
  /** What keeps it from being done with the store as it is now. */
  obstacle?: Obstacle;
}): string | undefined {
  const { store, permission, isRunning, obstacle } = options;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const { allowed, ...check } = useStorePermission({ permission, store });
  const missingReason = useMissingReason({ permission, ...check });
  if (store.phase === 'Deleting') {
    return t('actions.deleting');
  }
  if (isRunning) {
    return t('actions.running');
  }
  return allowed ? obstacle && t(`actions.${obstacle}`) : missingReason;
}
