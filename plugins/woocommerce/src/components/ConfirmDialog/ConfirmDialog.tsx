import { ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import { makeStyles } from '@material-ui/core/styles';
import { ResponseErrorPanel } from '@backstage/core-components';
import { toErrorMessage } from '../../lib/toErrorMessage';
import { RequestDialog, RequestProps } from '../RequestDialog';

const useStyles = makeStyles(
  theme => ({
    content: {
      '& > * + *': { marginTop: theme.spacing(2) },
      '& ul': { paddingLeft: theme.spacing(3) },
    },
  }),
  { name: 'WooCommerceConfirmDialog' },
);

/** Props of {@link ConfirmDialog}. */
export interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What the button is called that confirms. */
  confirmLabel: string;
  cancelLabel: string;
  /** What will be done, in a `Typography` or several. */
  children: ReactNode;
  onClose(): void;
  /** Does what is confirmed. The dialog closes when that goes well. */
  onConfirm(): Promise<void>;
}

/** Says what will be done, and does it when that is confirmed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, onClose } = props;
  return (
    <RequestDialog open={open} title={title} onClose={onClose}>
      {request => <Confirmation {...props} {...request} />}
    </RequestDialog>
  );
}

/** Lives as long as the dialog is open, so that it forgets an earlier error. */
function Confirmation(props: ConfirmDialogProps & RequestProps) {
  const { confirmLabel, cancelLabel, children, isRunning } = props;
  const { onClose, onConfirm, onRunningChange } = props;
  const classes = useStyles();
  const [error, setError] = useState<Error>();

  const handleConfirm = async () => {
    setError(undefined);
    onRunningChange(true);
    try {
      await onConfirm();
      onClose();
    } catch (caught) {
      setError(caught as Error);
      onRunningChange(false);
    }
  };

  return (
    <>
      <DialogContent className={classes.content}>
        {children}
        {error && (
          <ResponseErrorPanel title={toErrorMessage(error)} error={error} />
        )}
      </DialogContent>
      <DialogActions>
        <Button disabled={isRunning} onClick={onClose}>
          {cancelLabel}
        </Button>
        <Button
          aria-busy={isRunning}
          disabled={isRunning}
          onClick={handleConfirm}
          variant="outlined"
        >
          {confirmLabel}
        </Button>
      </DialogActions>
    </>
  );
}
