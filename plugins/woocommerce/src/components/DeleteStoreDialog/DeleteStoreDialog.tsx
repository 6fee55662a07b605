import { FormEvent, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Store,
  getStoreEntityRef,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../../api';
import { toErrorMessage } from '../../lib/toErrorMessage';
import { woocommerceTranslationRef } from '../../translation';
import { useToneStyles } from '../useToneStyles';

const useStyles = makeStyles(
  theme => ({
    content: { '& > * + *': { marginTop: theme.spacing(2) } },
    list: { margin: 0, paddingLeft: theme.spacing(3) },
  }),
  { name: 'WooCommerceDeleteStoreDialog' },
);

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
  return (
    <Dialog
      open={open}
      onClose={onClose}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={titleId}>
        {t('deleteDialog.title', { name: store.name })}
      </DialogTitle>
      <DeleteStoreForm store={store} onClose={onClose} onDeleted={onDeleted} />
    </Dialog>
  );
}

/** Lives as long as the dialog is open, so that it opens empty each time. */
function DeleteStoreForm(props: Omit<DeleteStoreDialogProps, 'open'>) {
  const { store, onClose, onDeleted } = props;
  const api = useApi(woocommerceApiRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const toneClasses = useToneStyles();
  const inputId = useId();
  const [typedName, setTypedName] = useState('');
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<Error>();
  const hasOwnEntity =
    getStoreEntityRef(store) === getStoreEntityRef({ name: store.name });
  const isConfirmed = typedName.trim() === store.name;

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isConfirmed || isRunning) {
      return;
    }
    setError(undefined);
    setIsRunning(true);
    try {
      await api.deleteStore(store.name);
      await onDeleted();
      onClose();
    } catch (caught) {
      setError(caught as Error);
      setIsRunning(false);
    }
  };

  return (
    <form onSubmit={handleSubmit} noValidate>
      <DialogContent className={classes.content}>
        <Typography>{t('deleteDialog.lost')}</Typography>
        <Typography className={classes.list} component="ul">
          <li>{t('deleteDialog.data')}</li>
          <li>
            {t('deleteDialog.workloads', {
              release: store.release.name,
              namespace: store.namespace,
            })}
          </li>
          {hasOwnEntity && <li>{t('deleteDialog.entity')}</li>}
        </Typography>
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
        {error && (
          <ResponseErrorPanel title={toErrorMessage(error)} error={error} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('deleteDialog.cancel')}</Button>
        <Button
          className={isConfirmed ? toneClasses.bad : undefined}
          type="submit"
          variant="outlined"
          disabled={!isConfirmed || isRunning}
        >
          {t('deleteDialog.delete')}
        </Button>
      </DialogActions>
    </form>
  );
}
