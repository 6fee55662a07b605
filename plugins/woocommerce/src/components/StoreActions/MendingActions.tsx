import { useState } from 'react';
import BuildIcon from '@material-ui/icons/Build';
import CloseIcon from '@material-ui/icons/Close';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { isUnderWay } from '../../lib/isUnderWay';
import { woocommerceTranslationRef } from '../../translation';
import { RepairStoreDialog } from '../RepairStoreDialog';
import { ActionButton } from './ActionButton';
import { DisabledReasons } from './useDisabledReasons';

/** Props of {@link MendingActions}. */
export interface MendingActionsProps {
  store: Store;
  disabledReasons: DisabledReasons;
  isCancelling: boolean;
  onCancel(): void;
  /** Called when a repair is accepted, to read the store again. */
  onChanged(): Promise<void>;
}

/** What can be done when something is not as it should be: repair it, give it up. */
export function MendingActions(props: MendingActionsProps) {
  const { store, disabledReasons, isCancelling, onCancel, onChanged } = props;
  const { title, operation, phase } = store;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const [isDialogOpen, setIsDialogOpen] = useState(false);
  return (
    <>
      {(phase === 'Degraded' || phase === 'Failed') && (
        <ActionButton
          variant="button"
          icon={<BuildIcon fontSize="small" />}
          label={t('actions.repair')}
          longLabel={t('actions.repairStore', { name: title })}
          disabledReason={disabledReasons.repair}
          onClick={() => setIsDialogOpen(true)}
        />
      )}
      {isUnderWay(operation) && operation.kind !== 'delete' && (
        <ActionButton
          variant="button"
          icon={<CloseIcon fontSize="small" />}
          label={t(`actions.cancel.${operation.kind}`)}
          longLabel={t('actions.cancelStore', { name: title })}
          disabledReason={disabledReasons.cancel}
          busy={isCancelling}
          onClick={onCancel}
        />
      )}
      <RepairStoreDialog
        store={store}
        open={isDialogOpen}
        onClose={() => setIsDialogOpen(false)}
        onRepaired={onChanged}
      />
    </>
  );
}
