import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../../api';
import { woocommerceTranslationRef } from '../../translation';
import { ConfirmDialog } from '../ConfirmDialog';

/** Props of {@link UpgradeStoreDialog}. */
export interface UpgradeStoreDialogProps {
  store: Store;
  open: boolean;
  onClose(): void;
  /** Called when the upgrade is accepted, to read the store again. */
  onUpgraded(): Promise<void>;
}

/** Says what an upgrade does to a store, and upgrades when that is confirmed. */
export function UpgradeStoreDialog(props: UpgradeStoreDialogProps) {
  const { store, open, onClose, onUpgraded } = props;
  const { chart, version, availableVersion } = store.release;
  const api = useApi(woocommerceApiRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <ConfirmDialog
      open={open}
      title={t('upgradeDialog.title', { name: store.name })}
      confirmLabel={t('upgradeDialog.upgrade')}
      cancelLabel={t('upgradeDialog.cancel')}
      onClose={onClose}
      onConfirm={async () => {
        await api.upgradeStore(store.name);
        await onUpgraded();
      }}
    >
      <Typography>
        {availableVersion
          ? t('upgradeDialog.versions', { chart, version, availableVersion })
          : t('upgradeDialog.sameVersion', { chart, version })}
      </Typography>
      <Typography component="ul">
        <li>{t('upgradeDialog.interruption')}</li>
        <li>{t('upgradeDialog.kept')}</li>
        <li>{t(`upgradeDialog.afterwards.${store.readiness}`)}</li>
        <li>{t('upgradeDialog.failure')}</li>
      </Typography>
    </ConfirmDialog>
  );
}
