import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import RefreshIcon from '@material-ui/icons/Refresh';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cluster } from '@woocommerce-backstage/plugin-woocommerce-common';
import { usePreflight } from '../../hooks';
import { woocommerceTranslationRef } from '../../translation';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { RelativeTime } from '../RelativeTime';
import { PreflightSummary } from './PreflightSummary';
import { PreflightTable } from './PreflightTable';

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
  }),
  { name: 'WooCommerceClusterPreflight' },
);

/** What one cluster lacks of what stores need, and a button to look again. */
export function ClusterPreflight(props: { cluster: Cluster }) {
  const { name, simulatedNodes } = props.cluster;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const { preflight, error, loading, reload, run } = usePreflight(name);
  const [running, setRunning] = useState(false);
  const [runError, setRunError] = useState<Error>();

  const handleRun = async () => {
    setRunError(undefined);
    setRunning(true);
    try {
      await run();
    } catch (thrown) {
      setRunError(thrown as Error);
    } finally {
      setRunning(false);
    }
  };

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
              {t('clusters.observed')}{' '}
              <RelativeTime time={preflight.observedAt} />
            </Typography>
          )}
        </div>
        <Button
          aria-busy={running}
          disabled={running}
          onClick={handleRun}
          startIcon={<RefreshIcon />}
          variant="outlined"
        >
          {t(running ? 'clusters.running' : 'clusters.run')}
        </Button>
      </div>
      {error && <LoadError error={error} onRetry={reload} />}
      {runError && <LoadError error={runError} />}
      {loading && <Loading />}
      {preflight && <PreflightTable preflight={preflight} />}
    </Paper>
  );
}
