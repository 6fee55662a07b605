import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      gap: theme.spacing(1, 3),
      margin: 0,
    },
    dense: { rowGap: theme.spacing(0.5) },
    value: { margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'WooCommerceFactList' },
);

/** Something that is known by a name. */
export interface Fact {
  label: string;
  /** Absent or empty when it isn't known; then the list leaves it out. */
  value?: ReactNode;
}

/** What is known of something, each with its name. */
export function FactList(props: { facts: Fact[]; dense?: boolean }) {
  const { facts, dense } = props;
  const classes = useStyles();
  return (
    <dl className={`${classes.root} ${dense ? classes.dense : ''}`}>
      {facts
        .filter(({ value }) => value !== undefined && value !== '')
        .map(({ label, value }) => [
          <Typography
            key={`${label}-label`}
            component="dt"
            color="textSecondary"
            variant="body2"
          >
            {label}
          </Typography>,
          <Typography
            key={`${label}-value`}
            className={classes.value}
            component="dd"
            variant="body2"
          >
            {value}
          </Typography>,
        ])}
    </dl>
  );
}
