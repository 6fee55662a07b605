import { FormEvent, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../../api';
import { isErrorNamed } from '../../lib/isErrorNamed';
import { woocommerceTranslationRef } from '../../translation';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { RequestProps } from '../RequestDialog';
import { useToneStyles } from '../useToneStyles';
import { PlanSummary } from './PlanSummary';
import { ProtectedNote } from './ProtectedNote';
import { useDeletePlan } from './useDeletePlan';

const useStyles = makeStyles(
  theme => ({ content: { '& > * + *': { marginTop: theme.spacing(2) } } }),
  { name: 'WooCommerceDeleteStoreForm' },
);

/** Props of {@link DeleteStoreForm}. */
export interface DeleteStoreFormProps extends RequestProps {
  store: Store;
  onClose(): void;
  /** Called when the deletion is accepted, to read the store again. */
  onDeleted(): Promise<void>;
}

/** Lives as long as the dialog is open, so that it opens empty each time. */
export function DeleteStoreForm(props: DeleteStoreFormProps) {
  const { store, isRunning, onRunningChange, onClose, onDeleted } = props;
  const api = useApi(woocommerceApiRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const toneClasses = useToneStyles();
  const inputId = useId();
  const { plan, error: planError, loading, renew } = useDeletePlan(store.name);
  const [typedName, setTypedName] = useState('');
  const [error, setError] = useState<Error>();
  // Known at once, and when the cluster doesn't say what would go.
  const isProtected =
    store.protected ||
    plan?.blockers.some(({ reason }) => reason === 'Protected');
  const isConfirmed = plan && !isProtected && typedName.trim() === store.name;

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isConfirmed || isRunning) {
      return;
    }
    setError(undefined);
    onRunningChange(true);
    try {
      await api.deleteStore(store.name, { plan: plan.hash });
      await onDeleted();
      onClose();
    } catch (caught) {
      setError(caught as Error);
      onRunningChange(false);
      // What is shown is not what would go: it has to be looked at once more.
      if (isErrorNamed(caught as Error, 'ConflictError')) {
        setTypedName('');
        renew();
      }
    }
  };

  return (
    <form onSubmit={handleSubmit} noValidate>
      <DialogContent className={classes.content}>
        {isProtected && <ProtectedNote />}
        {loading && <Loading />}
        {planError && <LoadError error={planError} onRetry={renew} />}
        {plan && <PlanSummary store={store} plan={plan} />}
        {plan && !isProtected && (
          <TextField
            id={inputId}
            label={t('deleteDialog.confirm', { name: store.name })}
            value={typedName}
            onChange={event => setTypedName(event.target.value)}
            autoComplete="off"
            fullWidth
            spellCheck={false}
            variant="outlined"
          />
        )}
        {error && isErrorNamed(error, 'ConflictError') && (
          <Typography variant="body2">{t('deleteDialog.changed')}</Typography>
        )}
        {error && <LoadError error={error} />}
      </DialogContent>
      <DialogActions>
        <Button disabled={isRunning} onClick={onClose}>
          {t('deleteDialog.cancel')}
        </Button>
        <Button
          className={isConfirmed ? toneClasses.bad : undefined}
          type="submit"
          variant="outlined"
          aria-busy={isRunning}
          disabled={!isConfirmed || isRunning}
        >
          {t('deleteDialog.delete')}
        </Button>
      </DialogActions>
    </form>
  );
}
