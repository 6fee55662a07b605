import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../../api';
import { toErrorMessage } from '../../lib/toErrorMessage';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    content: { '& > * + *': { marginTop: theme.spacing(2) } },
    list: { paddingLeft: theme.spacing(3) },
  }),
  { name: 'WooCommerceUpgradeStoreDialog' },
);

/** Props of {@link UpgradeStoreDialog}. */
export interface UpgradeStoreDialogProps {
  store: Store;
  open: boolean;
  onClose(): void;
  /** Called when the upgrade is accepted, to read the store again. */
  onUpgraded(): Promise<void>;
}

/** Says what an upgrade does to a store, and upgrades when that is confirmed. */
export function UpgradeStoreDialog(props: UpgradeStoreDialogProps) {
  const { store, open, onClose, onUpgraded } = props;
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
        {t('upgradeDialog.title', { name: store.name })}
      </DialogTitle>
      <UpgradeConfirmation
        store={store}
        onClose={onClose}
        onUpgraded={onUpgraded}
      />
    </Dialog>
  );
}

/** Lives as long as the dialog is open, so that it forgets an earlier error. */
function UpgradeConfirmation(props: Omit<UpgradeStoreDialogProps, 'open'>) {
  const { store, onClose, onUpgraded } = props;
  const { chart, version, availableVersion } = store.release;
  const api = useApi(woocommerceApiRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<Error>();

  const handleConfirm = async () => {
    setError(undefined);
    setIsRunning(true);
    try {
      await api.upgradeStore(store.name);
      await onUpgraded();
      onClose();
    } catch (caught) {
      setError(caught as Error);
      setIsRunning(false);
    }
  };

  return (
    <>
      <DialogContent className={classes.content}>
        <Typography>
          {availableVersion
            ? t('upgradeDialog.versions', { chart, version, availableVersion })
            : t('upgradeDialog.sameVersion', { chart, version })}
        </Typography>
        <Typography className={classes.list} component="ul">
          <li>{t('upgradeDialog.interruption')}</li>
          <li>{t('upgradeDialog.kept')}</li>
          <li>{t(`upgradeDialog.afterwards.${store.readiness}`)}</li>
          <li>{t('upgradeDialog.failure')}</li>
        </Typography>
        {error && (
          <ResponseErrorPanel title={toErrorMessage(error)} error={error} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('upgradeDialog.cancel')}</Button>
        <Button
          aria-busy={isRunning}
          disabled={isRunning}
          onClick={handleConfirm}
          variant="outlined"
        >
          {t('upgradeDialog.upgrade')}
        </Button>
      </DialogActions>
    </>
  );
}
