/**
 * WooCommerce stores in Backstage's old frontend system.
 *
 * @packageDocumentation
 */

import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { woocommerceApiFactory } from './api';
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
import { storeNameFieldOptions, storePlanFieldOptions } from './scaffolder';

export { woocommerceApiRef } from './api';
export { isWooCommerceStoreAvailable } from './lib/isWooCommerceStoreAvailable';
export { woocommerceTranslationRef } from './translation';

/**
 * The plugin for the old frontend system.
 *
 * @public
 */
export const woocommercePlugin = createPlugin({
  id: 'woocommerce',
  apis: [woocommerceApiFactory],
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
});

/**
 * The page with all stores. The card and the tab link to it, so that an app that
 * shows one of them has to have it too.
 *
 * @public
 */
export const WooCommerceStoresPage = woocommercePlugin.provide(
  createRoutableExtension({
    name: 'WooCommerceStoresPage',
    component: () => import('./components/StoresPage').then(m => m.StoresPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The page with the audit log. The stores page leads those to it who may read it,
 * once `externalRoutes.auditLog` is bound to `routes.audit`.
 *
 * @public
 */
export const WooCommerceAuditPage = woocommercePlugin.provide(
  createRoutableExtension({
    name: 'WooCommerceAuditPage',
    component: () => import('./components/AuditPage').then(m => m.AuditPage),
    mountPoint: auditRouteRef,
  }),
);

/**
 * The page with the numbers about all stores. The stores page leads those to it
 * who may read it, once `externalRoutes.storesOverview` is bound to
 * `routes.overview`.
 *
 * @public
 */
export const WooCommerceOverviewPage = woocommercePlugin.provide(
  createRoutableExtension({
    name: 'WooCommerceOverviewPage',
    component: () =>
      import('./components/OverviewPage').then(m => m.OverviewPage),
    mountPoint: overviewRouteRef,
  }),
);

/**
 * The page with what each cluster lacks of what stores need. The stores page leads
 * those to it who may read it, once `externalRoutes.clusterChecks` is bound to
 * `routes.clusters`.
 *
 * @public
 */
export const WooCommerceClustersPage = woocommercePlugin.provide(
  createRoutableExtension({
    name: 'WooCommerceClustersPage',
    component: () =>
      import('./components/ClustersPage').then(m => m.ClustersPage),
    mountPoint: clustersRouteRef,
  }),
);

/**
 * The card for the overview of an entity that has a store.
 *
 * @public
 */
export const EntityWooCommerceStoreCard = woocommercePlugin.provide(
  createComponentExtension({
    name: 'EntityWooCommerceStoreCard',
    component: {
      lazy: () =>
        import('./components/EntityStoreCard').then(m => m.EntityStoreCard),
    },
  }),
);

/**
 * The tab on the page of an entity that has a store.
 *
 * @public
 */
export const EntityWooCommerceStoreContent = woocommercePlugin.provide(
  createRoutableExtension({
    name: 'EntityWooCommerceStoreContent',
    component: () =>
      import('./components/EntityStoreContent').then(m => m.EntityStoreContent),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * The form field `WooCommerceStoreName` for software templates, a child of
 * `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const WooCommerceStoreNameFieldExtension = woocommercePlugin.provide(
  createScaffolderFieldExtension(storeNameFieldOptions),
);

/**
 * The form field `WooCommerceStorePlan` for software templates, a child of
 * `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const WooCommerceStorePlanFieldExtension = woocommercePlugin.provide(
  createScaffolderFieldExtension(storePlanFieldOptions),
);
