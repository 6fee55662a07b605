import StorefrontIcon from '@material-ui/icons/Storefront';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  auditPage,
  entityStoreCard,
  entityStoreContent,
  storesPage,
  woocommerceApi,
} from './extensions';
import {
  auditLogRouteRef,
  auditRouteRef,
  createStoreRouteRef,
  entityContentRouteRef,
  rootRouteRef,
} from './routes';
import { storeNameFormField, storePlanFormField } from './scaffolder';

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
  routes: {
    root: rootRouteRef,
    audit: auditRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes: {
    auditLog: auditLogRouteRef,
    createStore: createStoreRouteRef,
  },
  extensions: [
    woocommerceApi,
    storesPage,
    auditPage,
    entityStoreCard,
    entityStoreContent,
    storeNameFormField,
    storePlanFormField,
  ],
});
