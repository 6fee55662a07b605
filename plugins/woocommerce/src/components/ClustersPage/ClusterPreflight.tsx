import LinearProgress from '@material-ui/core/LinearProgress';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cluster } from '@woocommerce-backstage/plugin-woocommerce-common';
import { usePreflight } from '../../hooks';
import { woocommerceTranslationRef } from '../../translation';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { RelativeTime } from '../RelativeTime';
import { PreflightActions } from './PreflightActions';
import { PreflightSummary } from './PreflightSummary';
import { PreflightTable } from './PreflightTable';
import { usePreflightRun } from './usePreflightRun';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(3) },
    toolbar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      padding: theme.spacing(2),
    },
    progress: { padding: theme.spacing(0, 2, 2) },
  }),
  { name: 'WooCommerceClusterPreflight' },
);

/** What one cluster lacks of what stores need, and buttons to look again. */
export function ClusterPreflight(props: { cluster: Cluster }) {
  const { name, simulatedNodes } = props.cluster;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const { preflight, error, loading, reload, run } = usePreflight(name);
  const preflightRun = usePreflightRun(run);

  return (
    <Paper className={classes.root} component="section" aria-label={name}>
      <div className={classes.toolbar}>
        <div>
          <Typography component="h2" variant="h3">
            {name}
          </Typography>
          {simulatedNodes && (
            <Typography variant="body2">{t('clusters.simulated')}</Typography>
          )}
          <div role="status">
            {preflight && <PreflightSummary preflight={preflight} />}
          </div>
          {preflight && (
            <Typography color="textSecondary" variant="body2">
              {t(
                preflight.probed
                  ? 'clusters.observedByPods'
                  : 'clusters.observed',
              )}{' '}
              <RelativeTime time={preflight.observedAt} />
            </Typography>
          )}
        </div>
        <PreflightActions cluster={name} run={preflightRun} />
      </div>
      {preflightRun.running === 'probe' && (
        <div className={classes.progress}>
          <Typography gutterBottom role="status" variant="body2">
            {t('clusters.probeProgress')}
          </Typography>
          <LinearProgress aria-label={t('clusters.probeOf', { name })} />
        </div>
      )}
      {error && <LoadError error={error} onRetry={reload} />}
      {preflightRun.error && <LoadError error={preflightRun.error} />}
      {loading && <Loading />}
      {preflight && <PreflightTable preflight={preflight} />}
    </Paper>
  );
}
