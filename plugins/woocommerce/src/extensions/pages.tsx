import StorefrontIcon from '@material-ui/icons/Storefront';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { auditRouteRef, rootRouteRef } from '../routes';

/** The stores page, `page:woocommerce`. */
export const storesPage = PageBlueprint.make({
  params: {
    path: '/woocommerce-stores',
    title: 'Stores',
    icon: <StorefrontIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { Content } = await import('@backstage/core-components');
      const { StoresContent } = await import('../components/StoresPage');
      return (
        <Content>
          <StoresContent />
        </Content>
      );
    },
  },
});

/**
 * The audit log, `page:woocommerce/audit`. Without an icon it is not in the
 * sidebar, where it can't be hidden from those who may not read it: the stores
 * page leads to it.
 */
export const auditPage = PageBlueprint.make({
  name: 'audit',
  params: {
    path: '/woocommerce-stores/audit',
    title: 'Audit log',
    routeRef: auditRouteRef,
    loader: async () => {
      const { Content } = await import('@backstage/core-components');
      const { AuditContent } = await import('../components/AuditPage');
      return (
        <Content>
          <AuditContent />
        </Content>
      );
    },
  },
});
