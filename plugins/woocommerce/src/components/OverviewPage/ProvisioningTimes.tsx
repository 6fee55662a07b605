import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Overview } from '@woocommerce-backstage/plugin-woocommerce-common';
import { formatShortDuration } from '../../lib/formatDuration';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: theme.spacing(1, 0, 0), padding: 0 },
    line: { marginTop: theme.spacing(1) },
    texts: { display: 'flex', justifyContent: 'space-between' },
  }),
  { name: 'WooCommerceProvisioningTimes' },
);

/** How long stores took from the request until they were ready. */
export function ProvisioningTimes(props: { times: Overview['provisioning'] }) {
  const { count, p50Ms, p95Ms, p99Ms } = props.times;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  if (count === 0) {
    return <Typography>{t('overview.noTimes')}</Typography>;
  }
  const lines = [
    { label: t('overview.p50'), ms: p50Ms },
    { label: t('overview.p95'), ms: p95Ms },
    { label: t('overview.p99'), ms: p99Ms },
  ];
  return (
    <>
      <Typography color="textSecondary" variant="body2">
        {t('overview.timesOf', { count })}
      </Typography>
      <ul className={classes.list}>
        {lines.map(({ label, ms = 0 }) => (
          <li key={label} className={classes.line}>
            <Typography
              className={classes.texts}
              component="div"
              variant="body2"
            >
              <span>{label} </span>
              <span>{formatShortDuration(ms)}</span>
            </Typography>
            {/* It says nothing that the text doesn't say. */}
            <LinearProgress
              aria-hidden
              variant="determinate"
              value={(100 * ms) / Math.max(1, p99Ms ?? 0)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
