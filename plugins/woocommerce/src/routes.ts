import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** Where the stores page is. */
export const rootRouteRef = createRouteRef({ id: 'woocommerce' });

/** Where the tab on an entity page is. */
export const entityContentRouteRef = createRouteRef({
  id: 'woocommerce:entity-content',
});

/** Where stores are asked for: the form of a software template. */
export const createStoreRouteRef = createExternalRouteRef({
  id: 'woocommerce:create-store',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** Where the audit log is. */
export const auditRouteRef = createRouteRef({ id: 'woocommerce:audit' });

/** Where the clusters are. */
export const clustersRouteRef = createRouteRef({ id: 'woocommerce:clusters' });

/** Where the stores page leads to for the clusters: an app need not have it. */
export const clusterChecksRouteRef = createExternalRouteRef({
  id: 'woocommerce:cluster-checks',
  optional: true,
  defaultTarget: 'woocommerce.clusters',
});

/** Where the stores page leads to for the audit log: an app need not have it. */
export const auditLogRouteRef = createExternalRouteRef({
  id: 'woocommerce:audit-log',
  optional: true,
  defaultTarget: 'woocommerce.audit',
});

/** Where the overview is. */
export const overviewRouteRef = createRouteRef({ id: 'woocommerce:overview' });

/** Where the stores page leads to for the overview: an app need not have it. */
export const storesOverviewRouteRef = createExternalRouteRef({
  id: 'woocommerce:stores-overview',
  optional: true,
  defaultTarget: 'woocommerce.overview',
});
