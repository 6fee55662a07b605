import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  eventsServiceFactory,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import { STORE_EVENT_TOPIC } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { eventually } from './__testUtils__/eventually';
import { FakeStores } from './__testUtils__/FakeStores';
import { catalogModuleWoocommerce } from './module';

describe('catalogModuleWoocommerce', () => {
  it('brings a store that changes into the catalog', async () => {
    const providers: EntityProvider[] = [];
    const stores = new FakeStores();
    let publish = async () => {};
    const publisher = createBackendPlugin({
      pluginId: 'woocommerce',
      register(reg) {
        reg.registerInit({
          deps: { events: eventsServiceRef },
          async init({ events }) {
            publish = () =>
              events.publish({
                topic: STORE_EVENT_TOPIC,
                eventPayload: { action: 'updated', name: 'demo' },
              });
          },
        });
      },
    });
    const backend = await startTestBackend({
      extensionPoints: [
        [
          catalogProcessingExtensionPoint,
          {
            addEntityProvider: (
              ...added: (EntityProvider | EntityProvider[])[]
            ) => providers.push(...added.flat()),
            addProcessor: () => {},
          },
        ],
      ],
      features: [
        catalogModuleWoocommerce,
        catalogServiceMock.factory(),
        publisher,
        eventsServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            events: { useEventBus: 'never' },
            catalog: {
              providers: {
                woocommerce: { lifecycles: { demo: 'experimental' } },
              },
            },
          },
        }),
        stores.service.factory,
      ],
    });
    expect(providers.map(provider => provider.getProviderName())).toEqual([
      'woocommerce',
      'woocommerce-api',
    ]);

    const mutations: EntityProviderMutation[] = [];
    await providers[0].connect({
      applyMutation: async mutation => {
        mutations.push(mutation);
      },
      refresh: async () => {},
    });
    stores.set(makeStore());
    await publish();
    await eventually(() => expect(mutations).toHaveLength(1));
    expect(mutations[0]).toMatchObject({
      type: 'delta',
      added: [
        {
          entity: {
            metadata: { name: 'demo' },
            spec: { lifecycle: 'experimental' },
          },
        },
      ],
    });
    await backend.stop();
  });
});
