import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import DeleteIcon from '@material-ui/icons/Delete';
import RefreshIcon from '@material-ui/icons/Refresh';
import ReplayIcon from '@material-ui/icons/Replay';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Store,
  woocommerceStoreDeletePermission,
  woocommerceStoreRefreshPermission,
  woocommerceStoreRetryPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../../api';
import { woocommerceTranslationRef } from '../../translation';
import { DeleteStoreDialog } from '../DeleteStoreDialog';
import { MendingActions } from './MendingActions';
import { ProtectionAction } from './ProtectionAction';
import { StoreActionButton } from './StoreActionButton';
import { UpkeepActions } from './UpkeepActions';
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
  const isRunning = running !== undefined;
  const guard = { store, isRunning };

  const rootClass =
    variant === 'icon' ? `${classes.root} ${classes.icons}` : classes.root;
  return (
    <div className={rootClass}>
      <StoreActionButton
        {...guard}
        permission={woocommerceStoreRefreshPermission}
        variant={variant}
        icon={<RefreshIcon fontSize="small" />}
        label={t('actions.refresh')}
        longLabel={t('actions.refreshStore', { name: title })}
        busy={running === 'refresh'}
        onClick={() => run('refresh', () => api.refreshStore(name))}
      />
      {variant === 'button' && (
        <UpkeepActions
          {...guard}
          isVerifying={running === 'verify'}
          onVerify={() => run('verify', () => api.verifyStore(name))}
          onChanged={onChanged}
        />
      )}
      {variant === 'button' && (
        <MendingActions {...guard} onChanged={onChanged} />
      )}
      {store.phase === 'Failed' && (
        <StoreActionButton
          {...guard}
          permission={woocommerceStoreRetryPermission}
          variant={variant}
          icon={<ReplayIcon fontSize="small" />}
          label={t('actions.retry')}
          longLabel={t('actions.retryStore', { name: title })}
          busy={running === 'retry'}
          onClick={() => run('retry', () => api.retryStore(name))}
        />
      )}
      {variant === 'button' && (
        <ProtectionAction
          {...guard}
          isUpdating={running === 'update'}
          onUpdate={request =>
            run('update', () => api.updateStore(name, request))
          }
        />
      )}
      <StoreActionButton
        {...guard}
        permission={woocommerceStoreDeletePermission}
        variant={variant}
        icon={<DeleteIcon fontSize="small" />}
        label={t('actions.delete')}
        longLabel={t('actions.deleteStore', { name: title })}
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
