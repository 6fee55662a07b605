import { telemetry } from './instrumentation';
import { createBackend } from '@backstage/backend-defaults';
import { woocommerceRootHealthServiceFactory } from '@woocommerce-backstage/plugin-woocommerce-backend';
import { portalRootHttpRouterServiceFactory } from './modules/rootHttpRouter';
import { startTurnServiceFactory } from './modules/startTurn';
import { permissionModuleStorePolicy } from './modules/storePolicy';
import { createTelemetryShutdown } from './telemetry/createTelemetryShutdown';

const backend = createBackend();

backend.add(createTelemetryShutdown(telemetry));

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(
  import('@woocommerce-backstage/plugin-catalog-backend-module-woocommerce'),
);

backend.add(import('@backstage/plugin-events-backend'));

backend.add(import('@backstage/plugin-kubernetes-backend'));

backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.add(import('@backstage/plugin-notifications-backend'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(permissionModuleStorePolicy);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(
  import('@woocommerce-backstage/plugin-scaffolder-backend-module-woocommerce'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));
// Does nothing without PostgreSQL: then there is one process, which keeps the index.
backend.add(import('@backstage/plugin-search-backend-module-pg'));

backend.add(import('@backstage/plugin-signals-backend'));

backend.add(import('@backstage/plugin-techdocs-backend'));

backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@woocommerce-backstage/plugin-woocommerce-backend'));
backend.add(woocommerceRootHealthServiceFactory);
backend.add(portalRootHttpRouterServiceFactory);
backend.add(startTurnServiceFactory);

// Backstage has logged why, and would go on as a process that never gets ready.
backend.start().catch(() => process.exit(1));
