import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import DeleteIcon from '@material-ui/icons/Delete';
import RefreshIcon from '@material-ui/icons/Refresh';
import ReplayIcon from '@material-ui/icons/Replay';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../../api';
import { woocommerceTranslationRef } from '../../translation';
import { DeleteStoreDialog } from '../DeleteStoreDialog';
import { ActionButton } from './ActionButton';
import { MendingActions } from './MendingActions';
import { UpkeepActions } from './UpkeepActions';
import { useDisabledReasons } from './useDisabledReasons';
import { useRunAction } from './useRunAction';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
    },
    icons: { flexWrap: 'nowrap', gap: 0 },
  }),
  { name: 'WooCommerceStoreActions' },
);

/** Props of {@link StoreActions}. */
export interface StoreActionsProps {
  store: Store;
  /**
   * Whether to show texts, or only icons and those actions that are needed where
   * there are many stores.
   */
  variant: 'button' | 'icon';
  /** Called after an action, to read the store again. */
  onChanged(): Promise<void>;
  /** Called with the error of an action, and with nothing before the next one. */
  onError(error: Error | undefined): void;
}

/** What can be done with a store. */
export function StoreActions(props: StoreActionsProps) {
  const { store, variant, onChanged, onError } = props;
  const { name, title } = store;
  const api = useApi(woocommerceApiRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const [isDialogOpen, setIsDialogOpen] = useState(false);
  const { running, run } = useRunAction({ onChanged, onError });
  const disabledReasons = useDisabledReasons({
    store,
    isRunning: running !== undefined,
  });

  const rootClass =
    variant === 'icon' ? `${classes.root} ${classes.icons}` : classes.root;
  return (
    <div className={rootClass}>
      <ActionButton
        variant={variant}
        icon={<RefreshIcon fontSize="small" />}
        label={t('actions.refresh')}
        longLabel={t('actions.refreshStore', { name: title })}
        disabledReason={disabledReasons.refresh}
        busy={running === 'refresh'}
        onClick={() => run('refresh', () => api.refreshStore(name))}
      />
      {variant === 'button' && (
        <UpkeepActions
          store={store}
          disabledReasons={disabledReasons}
          isVerifying={running === 'verify'}
          onVerify={() => run('verify', () => api.verifyStore(name))}
          onChanged={onChanged}
        />
      )}
      {variant === 'button' && (
        <MendingActions
          store={store}
          disabledReasons={disabledReasons}
          onChanged={onChanged}
        />
      )}
      {store.phase === 'Failed' && (
        <ActionButton
          variant={variant}
          icon={<ReplayIcon fontSize="small" />}
          label={t('actions.retry')}
          longLabel={t('actions.retryStore', { name: title })}
          disabledReason={disabledReasons.retry}
          busy={running === 'retry'}
          onClick={() => run('retry', () => api.retryStore(name))}
        />
      )}
      <ActionButton
        variant={variant}
        icon={<DeleteIcon fontSize="small" />}
        label={t('actions.delete')}
        longLabel={t('actions.deleteStore', { name: title })}
        disabledReason={disabledReasons.delete}
        onClick={() => setIsDialogOpen(true)}
      />
      <DeleteStoreDialog
        store={store}
        open={isDialogOpen}
        onClose={() => setIsDialogOpen(false)}
        onDeleted={onChanged}
      />
    </div>
  );
}
