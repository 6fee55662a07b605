import { screen, within } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import woocommercePlugin from '@woocommerce-backstage/plugin-woocommerce';
import { navModule } from './navModule';

describe('PortalSidebar', () => {
  it('leads to the pages of the portal, in the order of use', async () => {
    renderTestApp({
      features: [
        navModule,
        apiDocsPlugin,
        catalogPlugin,
        notificationsPlugin,
        scaffolderPlugin,
        searchPlugin,
        techdocsPlugin,
        userSettingsPlugin,
        woocommercePlugin,
      ],
      initialRouteEntries: ['/nowhere'],
    });
    const sidebar = within(
      await screen.findByRole('navigation', { name: 'sidebar nav' }),
    );
    expect(sidebar.getByRole('button', { name: 'Search' })).toBeInTheDocument();
    expect(
      sidebar.getAllByRole('link').map(link => link.getAttribute('href')),
    ).toEqual([
      '/',
      '/catalog',
      '/woocommerce-stores',
      '/create',
      '/api-docs',
      '/docs',
      '/notifications',
      '/settings',
    ]);
  });
});
