import { useState } from 'react';
import BuildIcon from '@material-ui/icons/Build';
import CloseIcon from '@material-ui/icons/Close';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { isUnderWay } from '../../lib/isUnderWay';
import { woocommerceTranslationRef } from '../../translation';
import { CancelOperationDialog } from '../CancelOperationDialog';
import { RepairStoreDialog } from '../RepairStoreDialog';
import { ActionButton } from './ActionButton';
import { DisabledReasons } from './useDisabledReasons';

/** Props of {@link MendingActions}. */
export interface MendingActionsProps {
  store: Store;
  disabledReasons: DisabledReasons;
  /** Called when something is accepted, to read the store again. */
  onChanged(): Promise<void>;
}

/** What can be done when something is not as it should be: repair it, give it up. */
export function MendingActions(props: MendingActionsProps) {
  const { store, disabledReasons, onChanged } = props;
  const { title, operation, phase } = store;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const [isRepairOpen, setIsRepairOpen] = useState(false);
  // The operation that is to be cancelled: it may end, and another one begin.
  const [cancelled, setCancelled] = useState<string>();
  return (
    <>
      {(phase === 'Degraded' || phase === 'Failed') && (
        <ActionButton
          variant="button"
          icon={<BuildIcon fontSize="small" />}
          label={t('actions.repair')}
          longLabel={t('actions.repairStore', { name: title })}
          disabledReason={disabledReasons.repair}
          onClick={() => setIsRepairOpen(true)}
        />
      )}
      {isUnderWay(operation) && operation.kind !== 'delete' && (
        <>
          <ActionButton
            variant="button"
            icon={<CloseIcon fontSize="small" />}
            label={t(`actions.cancel.${operation.kind}`)}
            longLabel={t('actions.cancelStore', { name: title })}
            disabledReason={disabledReasons.cancel}
            onClick={() => setCancelled(operation.id)}
          />
          <CancelOperationDialog
            store={store}
            kind={operation.kind}
            open={cancelled === operation.id}
            onClose={() => setCancelled(undefined)}
            onCancelled={onChanged}
          />
        </>
      )}
      <RepairStoreDialog
        store={store}
        open={isRepairOpen}
        onClose={() => setIsRepairOpen(false)}
        onRepaired={onChanged}
      />
    </>
  );
}
