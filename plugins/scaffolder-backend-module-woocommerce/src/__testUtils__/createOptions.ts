import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EventsService } from '@backstage/plugin-events-node';
import {
  STORE_EVENT_TOPIC,
  StoreChange,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { storeServiceMock } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { StoreChanges } from '../lib/StoreChanges';

/**
 * What an action needs, with a catalog that shows `entityRefs`, and `publish` to
 * tell it that a store changed.
 */
export async function createOptions(setup: {
  stores: Partial<StoreService>;
  entityRefs?: string[];
}) {
  const { entityRefs = ['demo'] } = setup;
  const listeners: Parameters<EventsService['subscribe']>[0][] = [];
  const events = mockServices.events.mock({
    subscribe: async listener => {
      listeners.push(listener);
    },
  });
  const catalog = catalogServiceMock({
    entities: entityRefs.map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name },
    })),
  });
  const stores = storeServiceMock(setup.stores);
  const changes = await StoreChanges.create({ events });
  const publish = async (eventPayload: StoreChange) => {
    for (const { onEvent } of listeners) {
      await onEvent({ topic: STORE_EVENT_TOPIC, eventPayload });
    }
  };
  return { catalog, changes, stores, publish };
}
