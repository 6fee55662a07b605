import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { createDevApp } from '@backstage/dev-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import Grid from '@material-ui/core/Grid';
import AddIcon from '@material-ui/icons/Add';
import HistoryIcon from '@material-ui/icons/History';
import PlaylistAddCheckIcon from '@material-ui/icons/PlaylistAddCheck';
import StorefrontIcon from '@material-ui/icons/Storefront';
import {
  EntityWooCommerceStoreCard,
  EntityWooCommerceStoreContent,
  WooCommerceAuditPage,
  WooCommerceClustersPage,
  WooCommerceStoresPage,
  woocommerceApiRef,
  woocommercePlugin,
} from '../src/legacy';
import { CreatePage } from './CreatePage';
import { InMemoryStores } from './InMemoryStores';
import { makeStoreEntity } from './makeStoreEntity';
import { makeExampleStores } from './exampleStores';

const exampleStores = makeExampleStores();
const stores = new InMemoryStores(exampleStores);
const entities = exampleStores.map(({ name }) => makeStoreEntity(name));

const entityPlugin = createPlugin({
  id: 'catalog',
  routes: { catalogEntity: entityRouteRef },
});

const EntityPage = entityPlugin.provide(
  createRoutableExtension({
    name: 'EntityPage',
    component: () => import('./StoreEntityPage').then(m => m.StoreEntityPage),
    mountPoint: entityRouteRef,
  }),
);

createDevApp()
  .registerPlugin(woocommercePlugin)
  .registerApi(createApiFactory(woocommerceApiRef, stores))
  .registerApi(createApiFactory(signalApiRef, stores))
  // There is no backend to ask.
  .registerApi(
    createApiFactory(permissionApiRef, {
      authorize: async () => ({ result: AuthorizeResult.ALLOW }),
    }),
  )
  .registerApi(
    createApiFactory(catalogApiRef, new InMemoryCatalogClient({ entities })),
  )
  .addPage({
    path: '/woocommerce-stores',
    title: 'Stores',
    icon: StorefrontIcon,
    element: <WooCommerceStoresPage />,
  })
  .addPage({
    path: '/woocommerce-stores/audit',
    title: 'Audit log',
    icon: HistoryIcon,
    element: <WooCommerceAuditPage />,
  })
  .addPage({
    path: '/woocommerce-stores/clusters',
    title: 'Clusters',
    icon: PlaylistAddCheckIcon,
    element: <WooCommerceClustersPage />,
  })
  .addPage({
    path: '/create',
    title: 'Form',
    icon: AddIcon,
    element: <CreatePage />,
  })
  .addPage({
    path: '/catalog/:namespace/:kind/:name',
    element: <EntityPage />,
    children: (
      <Grid container spacing={3}>
        <Grid item xs={12} md={4}>
          <EntityWooCommerceStoreCard />
        </Grid>
        <Grid item xs={12} md={8}>
          <EntityWooCommerceStoreContent />
        </Grid>
      </Grid>
    ),
  })
  .render();
