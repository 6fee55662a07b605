import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Preflight } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';

/** What a preflight means for those who want stores. */
export function PreflightSummary(props: { preflight: Preflight }) {
  const { checks, status } = props.preflight;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const preventing = checks.filter(({ preventsStores }) => preventsStores);
  if (preventing.length === 0) {
    const isOutOfReach = checks.some(
      check => check.id === 'api-server' && check.status === 'fail',
    );
    return (
      <Typography>
        {t(
          isOutOfReach
            ? 'clusters.summary.outOfReach'
            : `clusters.summary.${status}`,
        )}
      </Typography>
    );
  }
  const isForAll = preventing.some(({ plans }) => !plans);
  const plans = new Set(preventing.flatMap(each => each.plans ?? []));
  return (
    <Typography>
      {isForAll
        ? t('clusters.summary.prevents')
        : t('clusters.summary.preventsPlans', {
            plans: [...plans].join(', '),
          })}
    </Typography>
  );
}
