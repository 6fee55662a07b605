import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceOverviewReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { useOverview } from '../../hooks';
import { isErrorNamed } from '../../lib/isErrorNamed';
import { woocommerceTranslationRef } from '../../translation';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { MissingPermission } from '../MissingPermission';
import { CapacityLeft } from './CapacityLeft';
import { ClustersTable } from './ClustersTable';
import { FailuresTable } from './FailuresTable';
import { ProvisioningTimes } from './ProvisioningTimes';
import { WindowField } from './WindowField';

const DEFAULT_DAYS = 7;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2) },
    window: { justifySelf: 'start' },
    beside: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'repeat(auto-fit, minmax(320px, 1fr))',
    },
  }),
  { name: 'WooCommerceStoresOverview' },
);

/** How all stores do, how long they took, what failed, and what room is left. */
export function StoresOverview() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const [days, setDays] = useState(DEFAULT_DAYS);
  const { overview, error, loading, reload } = useOverview(days);
  if (isErrorNamed(error, 'NotAllowedError')) {
    return (
      <MissingPermission
        permission={woocommerceOverviewReadPermission}
        of="overview"
      />
    );
  }
  return (
    <div className={classes.root}>
      {error && <LoadError error={error} onRetry={reload} />}
      {loading && !overview && <Loading />}
      {overview && (
        <>
          <InfoCard title={t('overview.clusters')} noPadding>
            <ClustersTable clusters={overview.clusters} />
          </InfoCard>
          <InfoCard title={t('overview.capacity')}>
            <CapacityLeft clusters={overview.clusters} />
          </InfoCard>
        </>
      )}
      <div className={classes.window}>
        <WindowField days={days} onChange={setDays} />
      </div>
      {overview && (
        <div className={classes.beside}>
          <InfoCard title={t('overview.times')}>
            <ProvisioningTimes times={overview.provisioning} />
          </InfoCard>
          <InfoCard title={t('overview.failures')} noPadding>
            <FailuresTable failures={overview.failures} />
          </InfoCard>
        </div>
      )}
    </div>
  );
}
