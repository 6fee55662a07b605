import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { DeletePlanNote } from '@woocommerce-backstage/plugin-woocommerce-common';
import { toPlainText } from '../../lib/toPlainText';
import { useToneStyles } from '../useToneStyles';

const useStyles = makeStyles(
  theme => ({
    title: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      fontWeight: 'bold',
    },
    list: {
      margin: 0,
      paddingLeft: theme.spacing(3),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'WooCommercePlanNotes' },
);

/** What is to be known before a store is deleted; nothing when that is nothing. */
export function PlanNotes(props: { title: string; notes: DeletePlanNote[] }) {
  const { title, notes } = props;
  const classes = useStyles();
  const toneClasses = useToneStyles();
  const titleId = useId();
  if (notes.length === 0) {
    return null;
  }
  return (
    <div>
      <Typography className={classes.title} id={titleId} variant="body2">
        <ReportProblemIcon
          className={toneClasses.warning}
          fontSize="small"
          aria-hidden
        />
        {title}
      </Typography>
      <Typography
        className={classes.list}
        component="ul"
        variant="body2"
        aria-labelledby={titleId}
      >
        {notes.map(({ reason, message, object }) => (
          <li key={`${reason} ${object} ${message}`}>{toPlainText(message)}</li>
        ))}
      </Typography>
    </div>
  );
}
