import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import LoopIcon from '@material-ui/icons/Loop';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StoreOperationStep } from '@woocommerce-backstage/plugin-woocommerce-common';
import { formatShortDuration } from '../../lib/formatDuration';
import { formatTime } from '../../lib/formatTime';
import { isOperationStepName } from '../../lib/operationSteps';
import { toPlainText } from '../../lib/toPlainText';
import { toStepDuration } from '../../lib/toStepDuration';
import { woocommerceTranslationRef } from '../../translation';
import { useNow } from '../RelativeTime';
import { Tone, useToneStyles } from '../useToneStyles';

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
    duration: { fontVariantNumeric: 'tabular-nums' },
  }),
  { name: 'WooCommerceStepLine' },
);

const APPEARANCE: Record<
  StoreOperationStep['status'],
  { icon: typeof CheckCircleIcon; tone: Tone }
> = {
  Running: { icon: LoopIcon, tone: 'busy' },
  Succeeded: { icon: CheckCircleIcon, tone: 'good' },
  Failed: { icon: CancelIcon, tone: 'bad' },
};

/** A step of an operation: how it went, how long it took, what went wrong. */
export function StepLine(props: { step: StoreOperationStep }) {
  const { step } = props;
  const { name, status, attempts, message, startedAt } = step;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const toneClasses = useToneStyles();
  const now = useNow(Date.parse(startedAt));
  const { icon: Icon, tone } = APPEARANCE[status];
  const duration = formatShortDuration(toStepDuration(step, now));
  return (
    <li
      className={classes.root}
      aria-current={status === 'Running' ? 'step' : undefined}
    >
      <Icon className={toneClasses[tone]} fontSize="small" aria-hidden />
      <div className={classes.text}>
        <div className={classes.heading}>
          <Typography component="span" variant="body2">
            {isOperationStepName(name) ? t(`steps.name.${name}`) : name}
          </Typography>
          <Typography
            className={classes.duration}
            component="span"
            variant="body2"
            color="textSecondary"
            title={formatTime(startedAt)}
          >
            {t(`steps.duration.${status}`, { duration })}
            {attempts > 1 && (
              <> {t('steps.attempts', { attempts: String(attempts) })}</>
            )}
          </Typography>
        </div>
        {message && (
          <Typography component="p" variant="body2" color="textSecondary">
            {toPlainText(message)}
          </Typography>
        )}
      </div>
    </li>
  );
}
