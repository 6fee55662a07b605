import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DeleteIcon from '@material-ui/icons/Delete';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import LoopIcon from '@material-ui/icons/Loop';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StorePhase } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { Tone, useToneStyles } from '../useToneStyles';

const APPEARANCE: Record<
  StorePhase,
  { icon: typeof CheckCircleIcon; tone: Tone }
> = {
  Pending: { icon: HourglassEmptyIcon, tone: 'neutral' },
  Provisioning: { icon: LoopIcon, tone: 'busy' },
  Ready: { icon: CheckCircleIcon, tone: 'good' },
  Degraded: { icon: ReportProblemIcon, tone: 'warning' },
  Failed: { icon: ErrorIcon, tone: 'bad' },
  Deleting: { icon: DeleteIcon, tone: 'neutral' },
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      padding: theme.spacing(0.25, 1.25, 0.25, 0.75),
      border: '1px solid currentColor',
      borderRadius: 16,
      whiteSpace: 'nowrap',
    },
    label: {
      color: theme.palette.text.primary,
      fontWeight: 'bold',
    },
  }),
  { name: 'WooCommerceStorePhaseBadge' },
);

/** A store's phase, by an icon, a word and a colour. */
export function StorePhaseBadge(props: { phase: StorePhase }) {
  const { phase } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const { icon: Icon, tone } = APPEARANCE[phase];
  const classes = useStyles();
  const toneClasses = useToneStyles();
  return (
    <span className={`${classes.root} ${toneClasses[tone]}`}>
      <Icon fontSize="small" aria-hidden />
      <Typography className={classes.label} component="span" variant="body2">
        {t(`phase.${phase}`)}
      </Typography>
    </span>
  );
}
