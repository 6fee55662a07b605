import StorefrontIcon from '@material-ui/icons/Storefront';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  auditPage,
  clustersPage,
  entityStoreCard,
  entityStoreContent,
  overviewPage,
  storesPage,
  woocommerceApi,
} from './extensions';
import {
  auditLogRouteRef,
  auditRouteRef,
  clusterChecksRouteRef,
  clustersRouteRef,
  createStoreRouteRef,
  entityContentRouteRef,
  overviewRouteRef,
  rootRouteRef,
  storesOverviewRouteRef,
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
    clusters: clustersRouteRef,
    entityContent: entityContentRouteRef,
    overview: overviewRouteRef,
  },
  externalRoutes: {
    auditLog: auditLogRouteRef,
    clusterChecks: clusterChecksRouteRef,
    createStore: createStoreRouteRef,
    storesOverview: storesOverviewRouteRef,
  },
  extensions: [
    woocommerceApi,
    storesPage,
    auditPage,
    overviewPage,
    clustersPage,
    entityStoreCard,
    entityStoreContent,
    storeNameFormField,
    storePlanFormField,
  ],
});
