import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      color: theme.palette.text.primary,
      '& > * + *': { marginTop: theme.spacing(1) },
    },
    title: { fontWeight: 'bold' },
  }),
  { name: 'WooCommerceNotice' },
);

/** Props of {@link Notice}. */
export interface NoticeProps {
  title: string;
  description: string;
  /** What can be done now. */
  action?: ReactNode;
}

/**
 * Says why there is nothing to be seen. Unlike `EmptyState` of core-components
 * it fits into a narrow card too, and has no heading that is out of order.
 */
export function Notice(props: NoticeProps) {
  const { title, description, action } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div role="status">
        <Typography className={classes.title}>{title}</Typography>
        <Typography>{description}</Typography>
      </div>
      {action && <div>{action}</div>}
    </div>
  );
}
