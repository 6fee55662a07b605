import { Route, Routes } from 'react-router-dom';
import StorefrontIcon from '@material-ui/icons/Storefront';
import {
  PageBlueprint,
  SubPageBlueprint,
  coreExtensionData,
} from '@backstage/frontend-plugin-api';
import {
  auditRouteRef,
  clustersRouteRef,
  overviewRouteRef,
  rootRouteRef,
} from '../routes';

/**
 * The stores page, `page:woocommerce`. Its sub-pages are no tabs: those could not
 * be hidden from people who may not use them.
 */
export const storesPage = PageBlueprint.makeWithOverrides({
  factory(originalFactory, { inputs }) {
    return originalFactory({
      path: '/woocommerce-stores',
      title: 'Stores',
      icon: <StorefrontIcon fontSize="inherit" />,
      routeRef: rootRouteRef,
      loader: async () => {
        const { Content } = await import('@backstage/core-components');
        const { StoresContent } = await import('../components/StoresPage');
        const stores = (
          <Content>
            <StoresContent />
          </Content>
        );
        return (
          <Routes>
            <Route path="*" element={stores} />
            {inputs.pages.map(page => {
              const path = page.get(coreExtensionData.routePath);
              return (
                <Route
                  key={path}
                  path={`${path}/*`}
                  element={page.get(coreExtensionData.reactElement)}
                />
              );
            })}
          </Routes>
        );
      },
    });
  },
});

/** The audit log, `sub-page:woocommerce/audit`, to which the stores page leads. */
export const auditPage = SubPageBlueprint.make({
  name: 'audit',
  params: {
    path: 'audit',
    title: 'Audit log',
    routeRef: auditRouteRef,
    loader: async () => {
      const { AuditSubPage } = await import('../components/AuditPage');
      return <AuditSubPage />;
    },
  },
});

/** The numbers about all stores, `sub-page:woocommerce/overview`. */
export const overviewPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    routeRef: overviewRouteRef,
    loader: async () => {
      const { OverviewSubPage } = await import('../components/OverviewPage');
      return <OverviewSubPage />;
    },
  },
});

/** The clusters, `sub-page:woocommerce/clusters`, to which the stores page leads. */
export const clustersPage = SubPageBlueprint.make({
  name: 'clusters',
  params: {
    path: 'clusters',
    title: 'Clusters',
    routeRef: clustersRouteRef,
    loader: async () => {
      const { ClustersSubPage } = await import('../components/ClustersPage');
      return <ClustersSubPage />;
    },
  },
});
