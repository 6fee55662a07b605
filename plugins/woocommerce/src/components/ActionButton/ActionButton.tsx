import { ReactElement } from 'react';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    root: {
      '&[aria-disabled=true]': { opacity: 0.5, cursor: 'not-allowed' },
    },
  },
  { name: 'WooCommerceActionButton' },
);

/** Props of {@link ActionButton}. */
export interface ActionButtonProps {
  variant: 'button' | 'icon';
  icon: ReactElement;
  /** What the button is called when it shows its text. */
  label: string;
  /** What the button is called when it shows its icon only. */
  longLabel: string;
  /** Why the button can't be used now; it can when absent. */
  disabledReason?: string;
  /** Whether what the button does is under way. */
  busy?: boolean;
  onClick(): void;
}

/**
 * A button that stays focusable when it can't be used: so that keyboard users
 * find the reason, and do not lose their place when it is disabled under them.
 */
export function ActionButton(props: ActionButtonProps) {
  const { variant, icon, label, longLabel, disabledReason, busy, onClick } =
    props;
  const classes = useStyles();
  const isDisabled = disabledReason !== undefined;
  const buttonProps = {
    'aria-busy': busy || undefined,
    'aria-disabled': isDisabled || undefined,
    className: classes.root,
    disableRipple: isDisabled,
    onClick: isDisabled ? undefined : onClick,
  };
  return variant === 'icon' ? (
    <Tooltip title={disabledReason || longLabel}>
      <IconButton {...buttonProps} size="small" aria-label={longLabel}>
        {icon}
      </IconButton>
    </Tooltip>
  ) : (
    <Tooltip title={disabledReason ?? ''}>
      <Button {...buttonProps} size="small" variant="outlined" startIcon={icon}>
        {label}
      </Button>
    </Tooltip>
  );
}
