import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { storeServiceRef } from '@woocommerce-backstage/plugin-woocommerce-node';
import { createStoreActions } from './actions';
import { StoreChanges } from './lib/StoreChanges';

/**
 * Adds the actions `woocommerce:store:create`, `:wait`, `:get` and `:delete` to
 * the scaffolder.
 *
 * @public
 */
export const scaffolderModuleWoocommerce = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'woocommerce',
  register(reg) {
    reg.registerInit({
      deps: {
        catalog: catalogServiceRef,
        events: eventsServiceRef,
        scaffolderActions: scaffolderActionsExtensionPoint,
        stores: storeServiceRef,
      },
      async init({ catalog, events, scaffolderActions, stores }) {
        const changes = await StoreChanges.create({ events });
        scaffolderActions.addActions(
          ...createStoreActions({ catalog, changes, stores }),
        );
      },
    });
  },
});
