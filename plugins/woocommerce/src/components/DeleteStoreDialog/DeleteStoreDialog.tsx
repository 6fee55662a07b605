import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { RequestDialog } from '../RequestDialog';
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
  return (
    <RequestDialog
      open={open}
      title={t('deleteDialog.title', { name: store.name })}
      onClose={onClose}
    >
      {request => (
        <DeleteStoreForm
          {...request}
          store={store}
          onClose={onClose}
          onDeleted={onDeleted}
        />
      )}
    </RequestDialog>
  );
}
