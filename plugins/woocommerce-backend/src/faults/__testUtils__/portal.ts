import { createSpecializedBackend } from '@backstage/backend-app-api';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceFactory,
  metricsServiceFactory,
  tracingServiceFactory,
} from '@backstage/backend-defaults/alpha';
import { auditorServiceFactory } from '@backstage/backend-defaults/auditor';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { discoveryServiceFactory } from '@backstage/backend-defaults/discovery';
import { httpRouterServiceFactory } from '@backstage/backend-defaults/httpRouter';
import { lifecycleServiceFactory } from '@backstage/backend-defaults/lifecycle';
import { loggerServiceFactory } from '@backstage/backend-defaults/logger';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { rootConfigServiceFactory } from '@backstage/backend-defaults/rootConfig';
import { rootHealthServiceFactory } from '@backstage/backend-defaults/rootHealth';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { rootLifecycleServiceFactory } from '@backstage/backend-defaults/rootLifecycle';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { mockServices } from '@backstage/backend-test-utils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { findTestEntity } from '../../__testUtils__/findTestEntity';
import { woocommercePlugin } from '../../plugin';

/*
 * A process of the portal with the plugin and the real services that it uses,
 * and no others: it has to start often and fast. Every caller is the same user.
 * The logger is none that hides secrets, so that what is logged can be held
 * against them.
 */
const backend = createSpecializedBackend({
  defaultServiceFactories: [
    actionsRegistryServiceFactory,
    auditorServiceFactory,
    databaseServiceFactory,
    discoveryServiceFactory,
    eventsServiceFactory,
    httpRouterServiceFactory,
    lifecycleServiceFactory,
    loggerServiceFactory,
    metricsServiceFactory,
    permissionsServiceFactory,
    permissionsRegistryServiceFactory,
    rootConfigServiceFactory,
    rootHealthServiceFactory,
    rootHttpRouterServiceFactory,
    rootLifecycleServiceFactory,
    schedulerServiceFactory,
    tracingServiceFactory,
    mockServices.auth.factory(),
    mockServices.httpAuth.factory(),
    mockServices.rootLogger.factory({ level: 'debug' }),
    mockServices.userInfo.factory(),
  ],
});

// The mocks of the catalog are for tests that run in Jest.
backend.add(
  createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () =>
      ({
        getEntityByRef: async ref => findTestEntity(ref),
      } satisfies Partial<CatalogService> as unknown as CatalogService),
  }),
);
backend.add(woocommercePlugin);
backend.start().catch(() => process.exit(1));
