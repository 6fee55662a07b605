import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { formatTime } from '../../lib/formatTime';
import { RungState } from '../../lib/toRungState';
import { RungIcon } from './RungIcon';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      gap: theme.spacing(1.5),
      padding: theme.spacing(0.75, 0),
    },
    text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
    heading: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      columnGap: theme.spacing(1),
    },
  }),
  { name: 'WooCommerceLadderLine' },
);

/** Props of {@link LadderLine}. */
export interface LadderLineProps {
  state: RungState;
  name: string;
  /** The state in words. */
  stateText: ReactNode;
  since?: string;
  message?: string;
}

/** A condition: what it is called, how it is and why. */
export function LadderLine(props: LadderLineProps) {
  const { state, name, stateText, since, message } = props;
  const classes = useStyles();
  return (
    <li
      className={classes.root}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <RungIcon state={state} />
      <div className={classes.text}>
        <div className={classes.heading}>
          <Typography component="span" variant="body2">
            {name}
          </Typography>
          <Typography
            component="span"
            variant="body2"
            color="textSecondary"
            title={since && formatTime(since)}
          >
            {stateText}
          </Typography>
        </div>
        {message && (
          <Typography component="p" variant="body2" color="textSecondary">
            {message}
          </Typography>
        )}
      </div>
    </li>
  );
}
