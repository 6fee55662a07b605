import PlaylistAddCheckIcon from '@material-ui/icons/PlaylistAddCheck';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { woocommerceClusterReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { clusterChecksRouteRef } from '../../routes';
import { woocommerceTranslationRef } from '../../translation';

/** Leads to the clusters, where there is a page of them, those who may read it. */
export function ClustersLink() {
  const clustersRoute = useRouteRef(clusterChecksRouteRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const { allowed } = usePermission({
    permission: woocommerceClusterReadPermission,
  });
  return clustersRoute && allowed ? (
    <LinkButton
      to={clustersRoute()}
      startIcon={<PlaylistAddCheckIcon />}
      variant="outlined"
    >
      {t('clusters.title')}
    </LinkButton>
  ) : null;
}
