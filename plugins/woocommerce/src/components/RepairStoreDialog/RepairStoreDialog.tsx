import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../../api';
import { woocommerceTranslationRef } from '../../translation';
import { ConfirmDialog } from '../ConfirmDialog';

/** Props of {@link RepairStoreDialog}. */
export interface RepairStoreDialogProps {
  store: Store;
  open: boolean;
  onClose(): void;
  /** Called when the repair is accepted, to read the store again. */
  onRepaired(): Promise<void>;
}

/** Says what a repair puts back, and repairs when that is confirmed. */
export function RepairStoreDialog(props: RepairStoreDialogProps) {
  const { store, open, onClose, onRepaired } = props;
  const { chart, version } = store.release;
  const api = useApi(woocommerceApiRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const isEmpty = store.reason === 'NamespaceMissing';
  return (
    <ConfirmDialog
      open={open}
      title={t('repairDialog.title', { name: store.name })}
      confirmLabel={t('repairDialog.repair')}
      cancelLabel={t('repairDialog.cancel')}
      onClose={onClose}
      onConfirm={async () => {
        await api.repairStore(store.name);
        await onRepaired();
      }}
    >
      <Typography>{t('repairDialog.putBack')}</Typography>
      <Typography component="ul">
        <li>
          {t('repairDialog.surroundings', { namespace: store.namespace })}
        </li>
        <li>{t('repairDialog.release', { chart, version })}</li>
        <li>{t('repairDialog.changes')}</li>
      </Typography>
      <Typography>
        {isEmpty ? t('repairDialog.empty') : t('repairDialog.kept')}
      </Typography>
    </ConfirmDialog>
  );
}
