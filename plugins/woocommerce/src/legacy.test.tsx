import { Route } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import { makeEntity } from './__testUtils__/makeEntity';
import { makeStore } from './__testUtils__/makeStore';
import { makeStoreApi } from './__testUtils__/makeStoreApi';
import {
  EntityWooCommerceStoreCard,
  EntityWooCommerceStoreContent,
  WooCommerceAuditPage,
  WooCommerceClustersPage,
  WooCommerceStoresPage,
  isWooCommerceStoreAvailable,
  woocommerceApiRef,
} from './legacy';

function renderLegacyApp(path: string, { withAudit = true } = {}) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [woocommerceApiRef, makeStoreApi([makeStore()])],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <EntityProvider entity={makeEntity()}>
        <FlatRoutes>
          <Route path="/stores" element={<WooCommerceStoresPage />} />
          <Route
            path="/stores/clusters"
            element={<WooCommerceClustersPage />}
          />
          {withAudit && (
            <Route path="/stores/audit" element={<WooCommerceAuditPage />} />
          )}
          <Route path="/card" element={<EntityWooCommerceStoreCard />} />
          <Route path="/tab" element={<EntityWooCommerceStoreContent />} />
        </FlatRoutes>
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

describe('the plugin in the old frontend system', () => {
  it('has a page with all stores, and a header', async () => {
    await renderLegacyApp('/stores');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Stores' }),
    ).toBeVisible();
    expect(await screen.findByRole('link', { name: 'demo' })).toBeVisible();
  });

  it('has a page with the audit log, and a header', async () => {
    await renderLegacyApp('/stores/audit');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Audit log' }),
    ).toBeVisible();
    expect(await screen.findByText('Nothing is recorded yet')).toBeVisible();
  });

  it('has a page with the clusters, and a header', async () => {
    await renderLegacyApp('/stores/clusters');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Clusters' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('table', { name: 'Checks of local' }),
    ).toBeVisible();
  });

  it('needs no page with the audit log', async () => {
    await renderLegacyApp('/stores', { withAudit: false });
    expect(await screen.findByRole('link', { name: 'demo' })).toBeVisible();
    expect(screen.queryByText('Audit log')).not.toBeInTheDocument();
  });

  it('has a card for entities with a store', async () => {
    await renderLegacyApp('/card');
    expect(
      await screen.findByRole('heading', { name: 'WooCommerce store' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('button', { name: 'Verify checkout' }),
    ).toBeVisible();
  });

  it('has a tab for entities with a store', async () => {
    await renderLegacyApp('/tab');
    expect(
      await screen.findByRole('heading', { name: 'Details' }),
    ).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Last verification' }),
    ).toBeVisible();
  });

  it('knows which entities have a store', () => {
    const entity = makeEntity();
    expect(isWooCommerceStoreAvailable(entity)).toBe(true);
    expect(
      isWooCommerceStoreAvailable({
        ...entity,
        metadata: { name: 'shop', annotations: {} },
      }),
    ).toBe(false);
  });
});
