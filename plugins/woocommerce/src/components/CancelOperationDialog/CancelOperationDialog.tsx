import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../../api';
import { woocommerceTranslationRef } from '../../translation';
import { ConfirmDialog } from '../ConfirmDialog';

/** Props of {@link CancelOperationDialog}. */
export interface CancelOperationDialogProps {
  store: Store;
  /** What is under way. */
  kind: 'provision' | 'verify' | 'upgrade' | 'repair';
  open: boolean;
  onClose(): void;
  /** Called when it is cancelled, to read the store again. */
  onCancelled(): Promise<void>;
}

/** Says what becomes of a store when what is under way is cancelled, and cancels when that is confirmed. */
export function CancelOperationDialog(props: CancelOperationDialogProps) {
  const { store, kind, open, onClose, onCancelled } = props;
  const api = useApi(woocommerceApiRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <ConfirmDialog
      open={open}
      title={t(`cancelDialog.title.${kind}`, { name: store.name })}
      confirmLabel={t(`actions.cancel.${kind}`)}
      cancelLabel={t('cancelDialog.keep')}
      onClose={onClose}
      onConfirm={async () => {
        await api.cancelStoreOperation(store.name);
        await onCancelled();
      }}
    >
      <Typography>{t(`cancelDialog.consequence.${kind}`)}</Typography>
    </ConfirmDialog>
  );
}
