import { useId, useState } from 'react';
import Dialog from '@material-ui/core/Dialog';
import DialogTitle from '@material-ui/core/DialogTitle';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { DeleteStoreForm } from './DeleteStoreForm';

/** Props of {@link DeleteStoreDialog}. */
export interface DeleteStoreDialogProps {
  store: Store;
  open: boolean;
  onClose(): void;
  /** Called when the deletion is accepted, to read the store again. */
  onDeleted(): Promise<void>;
}

/** Says what a deletion takes away, and deletes when the name is typed. */
export function DeleteStoreDialog(props: DeleteStoreDialogProps) {
  const { store, open, onClose, onDeleted } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const titleId = useId();
  const [isRunning, setIsRunning] = useState(false);
  return (
    <Dialog
      open={open}
      // It stays open until it is answered, so that a refusal is seen.
      onClose={isRunning ? undefined : onClose}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="sm"
      TransitionProps={{ onEnter: () => setIsRunning(false) }}
    >
      <DialogTitle id={titleId}>
        {t('deleteDialog.title', { name: store.name })}
      </DialogTitle>
      <DeleteStoreForm
        store={store}
        isRunning={isRunning}
        onRunningChange={setIsRunning}
        onClose={onClose}
        onDeleted={onDeleted}
      />
    </Dialog>
  );
}
