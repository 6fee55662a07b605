import { makeStyles } from '@material-ui/core/styles';

/** Keeps the actions in sight when the table is wider than its place. */
export const useActionsColumnStyles = makeStyles(
  theme => ({
    root: {
      position: 'sticky',
      right: 0,
      backgroundColor: theme.palette.background.paper,
    },
  }),
  { name: 'WooCommerceActionsColumn' },
);
