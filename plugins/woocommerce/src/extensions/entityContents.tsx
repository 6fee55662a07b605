import StorefrontIcon from '@material-ui/icons/Storefront';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { entityContentRouteRef } from '../routes';
import { storeEntityFilter } from './storeEntityFilter';

/** The tab on an entity page, `entity-content:woocommerce/store`. */
export const entityStoreContent = EntityContentBlueprint.make({
  name: 'store',
  params: {
    path: '/store',
    title: 'Store',
    group: 'operation',
    icon: <StorefrontIcon fontSize="inherit" />,
    routeRef: entityContentRouteRef,
    filter: storeEntityFilter,
    loader: async () => {
      const { EntityStoreContent } = await import(
        '../components/EntityStoreContent'
      );
      return <EntityStoreContent />;
    },
  },
});
