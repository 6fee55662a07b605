import { ReactNode, useId, useState } from 'react';
import Dialog from '@material-ui/core/Dialog';
import DialogTitle from '@material-ui/core/DialogTitle';

/** How what is in a {@link RequestDialog} and the dialog know of its request. */
export interface RequestProps {
  /** Whether the request is under way, and not answered yet. */
  isRunning: boolean;
  onRunningChange(isRunning: boolean): void;
}

/** Props of {@link RequestDialog}. */
export interface RequestDialogProps {
  open: boolean;
  title: string;
  onClose(): void;
  /** What is below the title. It lives as long as the dialog is open. */
  children(request: RequestProps): ReactNode;
}

/** Stays open until its request is answered, so that a refusal is seen. */
export function RequestDialog(props: RequestDialogProps) {
  const { open, title, onClose, children } = props;
  const titleId = useId();
  const [isRunning, setIsRunning] = useState(false);
  return (
    <Dialog
      open={open}
      onClose={isRunning ? undefined : onClose}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="sm"
      // Not when it is closed: nothing is to be confirmed twice while it fades out.
      TransitionProps={{ onEnter: () => setIsRunning(false) }}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      {children({ isRunning, onRunningChange: setIsRunning })}
    </Dialog>
  );
}
