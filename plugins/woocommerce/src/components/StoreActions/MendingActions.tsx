import { useState } from 'react';
import BuildIcon from '@material-ui/icons/Build';
import CloseIcon from '@material-ui/icons/Close';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Store,
  woocommerceStoreCancelPermission,
  woocommerceStoreRepairPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { findRepairObstacle } from '../../lib/findObstacle';
import { isUnderWay } from '../../lib/isUnderWay';
import { woocommerceTranslationRef } from '../../translation';
import { CancelOperationDialog } from '../CancelOperationDialog';
import { RepairStoreDialog } from '../RepairStoreDialog';
import { StoreActionButton } from './StoreActionButton';

/** Props of {@link MendingActions}. */
export interface MendingActionsProps {
  store: Store;
  /** Whether an action for the store is under way. */
  isRunning: boolean;
  /** Called when something is accepted, to read the store again. */
  onChanged(): Promise<void>;
}

/** What can be done when something is not as it should be: repair it, give it up. */
export function MendingActions(props: MendingActionsProps) {
  const { store, isRunning, onChanged } = props;
  const { title, operation, phase } = store;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const [isRepairOpen, setIsRepairOpen] = useState(false);
  // The operation that is to be cancelled: it may end, and another one begin.
  const [cancelled, setCancelled] = useState<string>();
  return (
    <>
      {(phase === 'Degraded' || phase === 'Failed') && (
        <StoreActionButton
          store={store}
          permission={woocommerceStoreRepairPermission}
          isRunning={isRunning}
          obstacle={findRepairObstacle(store)}
          variant="button"
          icon={<BuildIcon fontSize="small" />}
          label={t('actions.repair')}
          longLabel={t('actions.repairStore', { name: title })}
          onClick={() => setIsRepairOpen(true)}
        />
      )}
      {isUnderWay(operation) && operation.kind !== 'delete' && (
        <>
          <StoreActionButton
            store={store}
            permission={woocommerceStoreCancelPermission}
            isRunning={isRunning}
            variant="button"
            icon={<CloseIcon fontSize="small" />}
            label={t(`actions.cancel.${operation.kind}`)}
            longLabel={t('actions.cancelStore', { name: title })}
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
