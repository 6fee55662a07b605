import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { storeServiceRef } from '@woocommerce-backstage/plugin-woocommerce-node';
import { readCatalogModuleConfig } from './config';
import { Synchronizer } from './lib/Synchronizer';
import { ClusterStatusProcessor } from './processor/ClusterStatusProcessor';
import { LinkedStoreProcessor } from './processor/LinkedStoreProcessor';
import { LinkedStores } from './processor/LinkedStores';
import { WooCommerceApiProvider } from './provider/WooCommerceApiProvider';
import { WooCommerceEntityProvider } from './provider/WooCommerceEntityProvider';

/**
 * Keeps one entity for each WooCommerce store in the catalog, and one for their
 * REST API.
 *
 * @public
 */
export const catalogModuleWoocommerce = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'woocommerce',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        catalogProcessing: catalogProcessingExtensionPoint,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        stores: storeServiceRef,
      },
      async init(deps) {
        const { auth, catalog, discovery, events, lifecycle, logger, stores } =
          deps;
        const config = readCatalogModuleConfig(deps.rootConfig);
        const links = new LinkedStores({
          refresh: async entityRef => {
            try {
              await catalog.refreshEntity(entityRef, {
                credentials: await auth.getOwnServiceCredentials(),
              });
            } catch (error) {
              // The catalog comes back to every entity by itself.
              logger.debug(`Could not refresh ${entityRef}: ${error}`);
            }
          },
        });
        const shutdown = new AbortController();
        lifecycle.addShutdownHook(() => shutdown.abort());
        const synchronizer = new Synchronizer({
          logger,
          schedule: config.schedule,
          scheduler: deps.scheduler,
          signal: shutdown.signal,
        });

        deps.catalogProcessing.addProcessor(
          new LinkedStoreProcessor({ links }),
          new ClusterStatusProcessor(),
        );
        deps.catalogProcessing.addEntityProvider([
          new WooCommerceEntityProvider({
            auth,
            catalog,
            events,
            docsEntityRef: config.docsEntityRef,
            lifecycles: config.lifecycles,
            links,
            logger,
            signal: shutdown.signal,
            stores,
            synchronizer,
          }),
          new WooCommerceApiProvider({
            auth,
            discovery,
            ...config.api,
            synchronizer,
          }),
        ]);
      },
    });
  },
});
