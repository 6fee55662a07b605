import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ClusterOverview } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { QuotaList } from '../QuotaList';

/** What is used of the quotas of the clusters, and of how much. */
export function CapacityLeft(props: { clusters: ClusterOverview[] }) {
  const { clusters } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const quotas = clusters.flatMap(cluster => cluster.quotas);
  const unlimited = clusters
    .filter(cluster => cluster.configured && cluster.quotas.length === 0)
    .map(({ name }) => name);
  return (
    <>
      {quotas.length > 0 && <QuotaList quotas={quotas} />}
      {unlimited.length > 0 && (
        <Typography color="textSecondary" variant="body2">
          {t('overview.unlimited', { clusters: unlimited.join(', ') })}
        </Typography>
      )}
    </>
  );
}
