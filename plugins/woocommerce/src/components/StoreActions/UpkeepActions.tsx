import { useState } from 'react';
import PublishIcon from '@material-ui/icons/Publish';
import VerifiedUserIcon from '@material-ui/icons/VerifiedUser';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Store,
  woocommerceStoreUpgradePermission,
  woocommerceStoreVerifyPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  findUpgradeObstacle,
  findVerifyObstacle,
} from '../../lib/findObstacle';
import { woocommerceTranslationRef } from '../../translation';
import { UpgradeStoreDialog } from '../UpgradeStoreDialog';
import { StoreActionButton } from './StoreActionButton';

/** Props of {@link UpkeepActions}. */
export interface UpkeepActionsProps {
  store: Store;
  /** Whether an action for the store is under way. */
  isRunning: boolean;
  isVerifying: boolean;
  onVerify(): void;
  /** Called when an upgrade is accepted, to read the store again. */
  onChanged(): Promise<void>;
}

/** What can be done with a store that is up: verify its checkout, upgrade it. */
export function UpkeepActions(props: UpkeepActionsProps) {
  const { store, isRunning, isVerifying, onVerify, onChanged } = props;
  const { title, release } = store;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const [isDialogOpen, setIsDialogOpen] = useState(false);
  const version = release.availableVersion ?? release.version;
  const { kind, status } = store.operation;
  const hasFailed =
    store.reason === 'UpgradeFailed' ||
    (kind === 'upgrade' && status === 'Failed');
  return (
    <>
      <StoreActionButton
        store={store}
        permission={woocommerceStoreVerifyPermission}
        isRunning={isRunning}
        obstacle={findVerifyObstacle(store)}
        variant="button"
        icon={<VerifiedUserIcon fontSize="small" />}
        label={t('actions.verify')}
        longLabel={t('actions.verifyStore', { name: title })}
        busy={isVerifying}
        onClick={onVerify}
      />
      {/* After a failed upgrade the store may be at the latest version already. */}
      {(release.availableVersion || hasFailed) && (
        <StoreActionButton
          store={store}
          permission={woocommerceStoreUpgradePermission}
          isRunning={isRunning}
          obstacle={findUpgradeObstacle(store)}
          variant="button"
          icon={<PublishIcon fontSize="small" />}
          label={
            hasFailed
              ? t('actions.upgradeAgain')
              : t('actions.upgrade', { version })
          }
          longLabel={
            hasFailed
              ? t('actions.upgradeStoreAgain', { name: title })
              : t('actions.upgradeStore', { name: title, version })
          }
          onClick={() => setIsDialogOpen(true)}
        />
      )}
      <UpgradeStoreDialog
        store={store}
        open={isDialogOpen}
        onClose={() => setIsDialogOpen(false)}
        onUpgraded={onChanged}
      />
    </>
  );
}
