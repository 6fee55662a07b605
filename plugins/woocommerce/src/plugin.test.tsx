import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { makeEntity } from './__testUtils__/makeEntity';
import { makeStore } from './__testUtils__/makeStore';
import { makeStoreApi } from './__testUtils__/makeStoreApi';
import { woocommerceApiRef } from './api';
import { woocommercePlugin } from './plugin';
import { rootRouteRef } from './routes';

function renderOnEntityPage(options: {
  extension:
    | 'entity-card:woocommerce/store'
    | 'entity-content:woocommerce/store';
  entity: Entity;
}) {
  const { extension, entity } = options;
  return renderTestApp({
    apis: [
      [woocommerceApiRef, makeStoreApi([makeStore()])],
      [catalogApiRef, catalogApiMock()],
    ],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/woocommerce-stores': rootRouteRef,
    },
    extensions: [
      createTestEntityPage({ entity }),
      woocommercePlugin.getExtension(extension),
    ],
  });
}

describe('the plugin in the new frontend system', () => {
  it('has a page with the stores that the backend lists', async () => {
    const fetch = jest.fn(async () => {
      const list = { items: [makeStore()], totalItems: 1 };
      return new Response(JSON.stringify(list), {
        headers: { 'content-type': 'application/json' },
      });
    });
    renderTestApp({
      apis: [
        mockApis.discovery({ baseUrl: 'http://portal.test' }),
        [fetchApiRef, { fetch }],
        [catalogApiRef, catalogApiMock()],
      ],
      features: [woocommercePlugin],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: ['/woocommerce-stores'],
    });

    expect(await screen.findByRole('link', { name: 'demo' })).toHaveAttribute(
      'href',
      '/catalog/default/component/demo',
    );
    expect(
      screen.getByRole('heading', { level: 1, name: 'Stores' }),
    ).toBeVisible();
    expect(fetch).toHaveBeenCalledWith(
      'http://portal.test/api/woocommerce/stores?sort=-createdAt&limit=20',
      expect.objectContaining({ method: 'GET' }),
    );
  });

  it.each([
    { title: 'Audit log', shows: 'Nothing is recorded yet' },
    { title: 'Clusters', shows: 'Storage classes' },
    { title: 'Overview', shows: 'Failures by reason' },
  ])(
    'has a sub-page $title, to which the stores page leads',
    async ({ title, shows }) => {
      renderTestApp({
        apis: [
          [woocommerceApiRef, makeStoreApi([makeStore()])],
          [catalogApiRef, catalogApiMock()],
        ],
        features: [woocommercePlugin],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
        initialRouteEntries: ['/woocommerce-stores'],
      });
      await userEvent.click(await screen.findByRole('button', { name: title }));
      expect(await screen.findByText(shows)).toBeVisible();
      expect(
        screen.getByRole('heading', { level: 2, name: title }),
      ).toBeVisible();
    },
  );

  it('has a card for entities with a store', async () => {
    renderOnEntityPage({
      extension: 'entity-card:woocommerce/store',
      entity: makeEntity(),
    });
    expect(
      await screen.findByRole('heading', { name: 'WooCommerce store' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('button', { name: 'Verify checkout' }),
    ).toBeVisible();
    expect(await screen.findByText('Ready')).toBeVisible();
  });

  it('has a tab for entities with a store', async () => {
    renderOnEntityPage({
      extension: 'entity-content:woocommerce/store',
      entity: makeEntity(),
    });
    expect(
      await screen.findByRole('heading', { name: 'Details' }),
    ).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Last verification' }),
    ).toBeVisible();
  });

  it.each([
    'entity-card:woocommerce/store',
    'entity-content:woocommerce/store',
  ] as const)('shows no %s for other entities', async extension => {
    renderOnEntityPage({
      extension,
      entity: { ...makeEntity(), metadata: { name: 'no-shop' } },
    });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});
