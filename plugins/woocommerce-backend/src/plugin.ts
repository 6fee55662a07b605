import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
  tracingServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  ActionRunner,
  registerChangeActions,
  registerReadActions,
} from './actions';
import {
  AuthorizedAuditLog,
  DatabaseAuditLog,
  startAuditRetention,
} from './audit';
import { createStoreService } from './createStoreService';
import {
  DatabaseClusterConnections,
  DatabaseStoreCensus,
  DatabaseStoreLeases,
  DatabaseStoreRepository,
} from './database';
import { StoreMetrics } from './metrics';
import { AuthorizedOverview } from './overview/AuthorizedOverview';
import { registerPermissions } from './permissions';
import {
  AuthorizedClusterService,
  DefaultClusterService,
  startPreflight,
} from './preflight';
import { RequestLimiter } from './quotas/RequestLimiter';
import { readWoocommerceConfig } from './readWoocommerceConfig';
import { startEngine } from './reconcile/startEngine';
import { createRouter } from './router';
import { DefaultStoreChangePublisher } from './services/DefaultStoreChangePublisher';
import { startStorePulse } from './services/startStorePulse';
import { StoreTracing } from './tracing/StoreTracing';

/**
 * Provisions WooCommerce stores on Kubernetes with Helm.
 *
 * @public
 */
export const woocommercePlugin = createBackendPlugin({
  pluginId: 'woocommerce',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        tracing: tracingServiceRef,
      },
      async init(deps) {
        const { httpRouter, logger, permissions } = deps;
        const config = readWoocommerceConfig(deps.config);
        const repository = await DatabaseStoreRepository.create(deps);
        const metrics = StoreMetrics.create(deps);
        const tracing = StoreTracing.create(deps.tracing);
        const publisher = DefaultStoreChangePublisher.create(deps);
        const { trigger, inspector } = await startEngine({
          config,
          repository,
          leases: await DatabaseStoreLeases.create(deps),
          connections: await DatabaseClusterConnections.create(deps),
          publisher,
          logger,
          lifecycle: deps.lifecycle,
          scheduler: deps.scheduler,
          metrics,
          tracing,
        });
        metrics.start({
          census: await DatabaseStoreCensus.create(deps),
          clusters: config.clusters.map(({ name }) => name),
        });
        const monitor = await startPreflight({ ...deps, config });
        const log = DatabaseAuditLog.create({
          database: await deps.database.getClient(),
        });
        const stores = createStoreService({
          ...deps,
          config,
          gate: monitor,
          inspector,
          log,
          metrics,
          publisher,
          repository,
          trigger,
        });
        await startAuditRetention({ ...deps, ...config.audit, log });
        const limiter = RequestLimiter.create(config.rateLimit, metrics);
        const runner = ActionRunner.create({ ...deps, limiter, tracing });
        registerReadActions({ ...deps, runner, stores });
        if (!config.actions.readOnly) {
          registerChangeActions({ ...deps, runner, stores });
        }
        await startStorePulse({ ...deps, repository });
        registerPermissions({ ...deps, repository });
        httpRouter.use(
          await createRouter({
            ...deps,
            audit: AuthorizedAuditLog.create({ log, permissions }),
            clusters: AuthorizedClusterService.create({
              permissions,
              service: DefaultClusterService.create({ config, monitor }),
            }),
            limiter,
            overview: AuthorizedOverview.create({
              config,
              database: await deps.database.getClient(),
              inspector,
              permissions,
              repository,
            }),
            stores,
            tracing,
          }),
        );
      },
    });
  },
});
