import StorefrontIcon from '@material-ui/icons/Storefront';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../routes';

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
