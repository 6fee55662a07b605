import StorefrontIcon from '@material-ui/icons/Storefront';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  entityStoreCard,
  entityStoreContent,
  storesPage,
  woocommerceApi,
} from './extensions';
import {
  createStoreRouteRef,
  entityContentRouteRef,
  rootRouteRef,
} from './routes';
import { storeNameFormField } from './scaffolder';

/**
 * The plugin for the new frontend system.
 *
 * @public
 */
export const woocommercePlugin = createFrontendPlugin({
  pluginId: 'woocommerce',
  title: 'Stores',
  icon: <StorefrontIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  externalRoutes: { createStore: createStoreRouteRef },
  extensions: [
    woocommerceApi,
    storesPage,
    entityStoreCard,
    entityStoreContent,
    storeNameFormField,
  ],
});
