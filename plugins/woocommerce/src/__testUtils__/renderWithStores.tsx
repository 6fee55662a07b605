import { ReactElement } from 'react';
import { SWRConfig } from 'swr';
import { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  AuthorizeResult,
  EvaluatePermissionRequest,
  Permission,
} from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import { UnifiedThemeProvider, themes } from '@backstage/theme';
import {
  Store,
  StoreApi,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import {
  auditLogRouteRef,
  clusterChecksRouteRef,
  createStoreRouteRef,
  rootRouteRef,
  storesOverviewRouteRef,
} from '../routes';
import { FakeSignals } from './FakeSignals';
import { makeEntity } from './makeEntity';
import { makeStoreApi } from './makeStoreApi';

/** Options of {@link renderWithStores}. */
export interface RenderWithStoresOptions {
  stores?: Store[];
  /** The API to use instead of one with the stores. */
  api?: jest.Mocked<StoreApi>;
  /** Permissions that the user lacks. */
  denied?: Permission[];
  /** Permissions that can't be checked. */
  unchecked?: Permission[];
  /** What the catalog has. */
  entities?: Entity[];
  /** The address that is shown, when it matters. */
  path?: string;
  /** The app's theme; the light one when absent. */
  theme?: 'light' | 'dark';
}

/** `usePermission` would else remember what another test's user may do. */
function makePermissionCache() {
  return new Map();
}

/** Renders in an app of the old frontend system, on the page of an entity. */
export async function renderWithStores(
  element: ReactElement,
  options: RenderWithStoresOptions = {},
) {
  const { stores = [], denied = [], unchecked = [], entities } = options;
  const { path = '/', theme = 'light' } = options;
  const api = options.api ?? makeStoreApi(stores);
  const signals = new FakeSignals();
  const authorize = jest.fn<
    AuthorizeResult.ALLOW | AuthorizeResult.DENY,
    [EvaluatePermissionRequest]
  >(({ permission }) => {
    if (unchecked.some(each => each.name === permission.name)) {
      throw new Error('the backend is away');
    }
    return denied.some(each => each.name === permission.name)
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW;
  });
  const permissionApi = mockApis.permission({ authorize });
  const { container } = await renderInTestApp(
    <TestApiProvider
      apis={[
        [woocommerceApiRef, api],
        [signalApiRef, signals],
        [permissionApiRef, permissionApi],
        [catalogApiRef, catalogApiMock({ entities })],
      ]}
    >
      <UnifiedThemeProvider theme={themes[theme]}>
        <SWRConfig value={{ provider: makePermissionCache }}>
          <EntityProvider entity={makeEntity()}>{element}</EntityProvider>
        </SWRConfig>
      </UnifiedThemeProvider>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/woocommerce-stores': rootRouteRef,
        '/woocommerce-stores/audit': auditLogRouteRef,
        '/woocommerce-stores/overview': storesOverviewRouteRef,
        '/woocommerce-stores/clusters': clusterChecksRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create/templates/:namespace/:templateName': createStoreRouteRef,
      },
    },
  );
  return { container, api, authorize, signals };
}
