import AssessmentIcon from '@material-ui/icons/Assessment';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { woocommerceOverviewReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { storesOverviewRouteRef } from '../../routes';
import { woocommerceTranslationRef } from '../../translation';

/** Leads to the overview, where there is one, those who may read it. */
export function OverviewLink() {
  const overviewRoute = useRouteRef(storesOverviewRouteRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const { allowed } = usePermission({
    permission: woocommerceOverviewReadPermission,
  });
  return overviewRoute && allowed ? (
    <LinkButton
      to={overviewRoute()}
      startIcon={<AssessmentIcon />}
      variant="outlined"
    >
      {t('overview.title')}
    </LinkButton>
  ) : null;
}
