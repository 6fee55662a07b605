import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Problem, toProblem } from '../../lib/toProblem';
import { woocommerceTranslationRef } from '../../translation';
import { RelativeTime } from '../RelativeTime';
import { useToneStyles } from '../useToneStyles';
import { ProblemEvidence } from './ProblemEvidence';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1.5),
      borderLeft: '4px solid currentColor',
      backgroundColor: theme.palette.action.hover,
    },
    text: {
      flex: 1,
      minWidth: 0,
      color: theme.palette.text.primary,
      overflowWrap: 'anywhere',
      '& > * + *': { marginTop: theme.spacing(0.75) },
    },
    summary: { fontWeight: 'bold' },
    reason: { fontFamily: 'monospace' },
  }),
  { name: 'WooCommerceStoreProblem' },
);

/** Why a store isn't as it should be, and what can be done about it. */
export function StoreProblem(props: { store: Store }) {
  const problem = toProblem(props.store);
  return problem ? <ProblemPanel problem={problem} /> : null;
}

function ProblemPanel(props: { problem: Problem }) {
  const { problem } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const toneClasses = useToneStyles();
  const isError = problem.severity === 'error';
  const toneClass = isError ? toneClasses.bad : toneClasses.warning;
  const Icon = isError ? ErrorIcon : ReportProblemIcon;
  return (
    <div
      className={`${classes.root} ${toneClass}`}
      role="group"
      aria-label={problem.reason}
    >
      <Icon titleAccess={t(`problem.${problem.severity}`)} />
      <div className={classes.text}>
        <Typography className={classes.summary} variant="body2">
          {problem.summary}
        </Typography>
        {problem.message && (
          <Typography variant="body2">{problem.message}</Typography>
        )}
        {problem.lastSeen && (
          <Typography variant="body2">
            {t('problem.lastSeen')} <RelativeTime time={problem.lastSeen} />.
          </Typography>
        )}
        {problem.hint && (
          <Typography variant="body2">
            {t('problem.hint', { hint: problem.hint })}
          </Typography>
        )}
        {problem.evidence.length > 0 && (
          <ProblemEvidence evidence={problem.evidence} />
        )}
        <Typography className={classes.reason} variant="body2">
          {problem.reason}
        </Typography>
      </div>
    </div>
  );
}
