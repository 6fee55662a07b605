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
import StorefrontIcon from '@material-ui/icons/Storefront';
import {
  EntityWooCommerceStoreCard,
  EntityWooCommerceStoreContent,
  WooCommerceStoresPage,
  woocommerceApiRef,
  woocommercePlugin,
} from '../src/legacy';
import { InMemoryStores } from './InMemoryStores';
import { makeExampleStores } from './exampleStores';

const stores = new InMemoryStores(makeExampleStores());

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
  .registerApi(createApiFactory(catalogApiRef, new InMemoryCatalogClient()))
  .addPage({
    path: '/woocommerce-stores',
    title: 'Stores',
    icon: StorefrontIcon,
    element: <WooCommerceStoresPage />,
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
