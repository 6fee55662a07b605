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
import { useDisabledReasons } from './useDisabledReasons';

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
  /** Whether to show texts or only icons. */
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
  const [isRunning, setIsRunning] = useState(false);
  const [isDialogOpen, setIsDialogOpen] = useState(false);
  const disabledReasons = useDisabledReasons({ store, isRunning });

  const run = async (action: () => Promise<Store>) => {
    onError(undefined);
    setIsRunning(true);
    try {
      await action();
      await onChanged();
    } catch (error) {
      onError(error as Error);
    } finally {
      setIsRunning(false);
    }
  };

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
        onClick={() => run(() => api.refreshStore(name))}
      />
      {store.phase === 'Failed' && (
        <ActionButton
          variant={variant}
          icon={<ReplayIcon fontSize="small" />}
          label={t('actions.retry')}
          longLabel={t('actions.retryStore', { name: title })}
          disabledReason={disabledReasons.retry}
          onClick={() => run(() => api.retryStore(name))}
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
