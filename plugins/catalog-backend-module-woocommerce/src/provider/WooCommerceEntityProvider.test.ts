import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { EventsServiceEventHandler } from '@backstage/plugin-events-node';
import {
  STORE_EVENT_TOPIC,
  StoreChange,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { eventually } from '../__testUtils__/eventually';
import { FakeStores } from '../__testUtils__/FakeStores';
import { Synchronizer } from '../lib/Synchronizer';
import { LinkedStores } from '../processor/LinkedStores';
import { WooCommerceEntityProvider } from './WooCommerceEntityProvider';

const TASK_ID = 'woocommerce-store-entities';

/** A provider, and what it did to the catalog in short. */
async function setUp(stores: FakeStores) {
  const mutations: string[] = [];
  const connection: EntityProviderConnection = {
    applyMutation: async mutation => {
      mutations.push(...describeMutation(mutation));
    },
    refresh: async () => {},
  };
  let onEvent: EventsServiceEventHandler;
  const scheduler = mockServices.scheduler();
  const logger = mockServices.logger.mock();
  const provider = new WooCommerceEntityProvider({
    auth: mockServices.auth({ pluginId: 'catalog' }),
    events: mockServices.events.mock({
      subscribe: async options => {
        onEvent = options.onEvent;
      },
    }),
    lifecycles: new Map(),
    links: new LinkedStores({ refresh: async () => {} }),
    logger,
    stores: stores.service,
    synchronizer: new Synchronizer({
      logger,
      schedule: { frequency: { minutes: 10 }, timeout: { minutes: 5 } },
      scheduler,
      signal: new AbortController().signal,
      minPauseMs: 1,
    }),
  });
  const publish = async (eventPayload: StoreChange) =>
    onEvent({ topic: STORE_EVENT_TOPIC, eventPayload });
  return {
    connect: () => provider.connect(connection),
    connection,
    logger,
    mutations,
    provider,
    publish,
    resync: () => scheduler.triggerTask(TASK_ID),
  };
}

function describeMutation(mutation: EntityProviderMutation): string[] {
  if (mutation.type === 'full') {
    const names = mutation.entities.map(({ entity }) => entity.metadata.name);
    return [`all: ${names.join(' ')}`.trim()];
  }
  return [
    ...mutation.added.map(
      ({ entity, locationKey }) =>
        `+ ${entity.metadata.title} (${locationKey})`,
    ),
    ...mutation.removed.map(removed =>
      'entityRef' in removed
        ? `- ${removed.entityRef} (${removed.locationKey})`
        : `- ${removed.entity.metadata.name}`,
    ),
  ];
}

describe('WooCommerceEntityProvider', () => {
  it('has a name that must not change', async () => {
    const { provider } = await setUp(new FakeStores());
    expect(provider.getProviderName()).toBe('woocommerce');
  });

  it('gives the catalog all stores of all pages at the start', async () => {
    const stores = new FakeStores({
      stores: ['a', 'b', 'c'].map(name => makeStore({ name })),
      pageSize: 2,
    });
    const { connect, mutations } = await setUp(stores);
    await connect();
    await eventually(() => expect(mutations).toEqual(['all: a b c']));
  });

  it('acts as itself', async () => {
    const stores = new FakeStores();
    const { connect, mutations } = await setUp(stores);
    await connect();
    await eventually(() => expect(mutations).toHaveLength(1));
    expect(stores.service.listStores).toHaveBeenCalledWith(expect.anything(), {
      credentials: expect.objectContaining({
        principal: { type: 'service', subject: 'plugin:catalog' },
      }),
    });
  });

  it('leaves the catalog alone until it could read everything', async () => {
    const stores = new FakeStores({ stores: [makeStore({ name: 'a' })] });
    stores.service.listStores
      .mockRejectedValueOnce(new ServiceUnavailableError('starting'))
      .mockResolvedValueOnce({
        items: [makeStore({ name: 'a' })],
        totalItems: 2,
        nextCursor: 'a',
      })
      .mockRejectedValueOnce(new TypeError('fetch failed'));
    const { connect, logger, mutations } = await setUp(stores);
    await connect();
    await eventually(() => expect(mutations).toEqual(['all: a']));
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('adds, changes and removes entities as stores change', async () => {
    const stores = new FakeStores();
    const { connect, mutations, publish } = await setUp(stores);
    await connect();
    await eventually(() => expect(mutations).toEqual(['all:']));

    stores.set(makeStore({ title: 'Before' }));
    await publish({ action: 'updated', name: 'demo' });
    await eventually(() => expect(mutations).toHaveLength(2));
    stores.set(makeStore({ title: 'After' }));
    await publish({ action: 'updated', name: 'demo' });
    await eventually(() => expect(mutations).toHaveLength(3));
    stores.delete('demo');
    await publish({ action: 'deleted', name: 'demo' });
    await eventually(() =>
      expect(mutations).toEqual([
        'all:',
        '+ Before (woocommerce)',
        '+ After (woocommerce)',
        '- component:default/demo (woocommerce)',
      ]),
    );
  });

  it('removes an entity as soon as its store is not found', async () => {
    const stores = new FakeStores({ stores: [makeStore()] });
    const { connect, mutations, publish } = await setUp(stores);
    await connect();
    await eventually(() => expect(mutations).toEqual(['all: demo']));
    stores.delete('demo');
    await publish({ action: 'updated', name: 'demo' });
    await eventually(() =>
      expect(mutations).toContain('- component:default/demo (woocommerce)'),
    );
  });

  it('keeps a new store that took the name of a deleted one', async () => {
    const stores = new FakeStores({ stores: [makeStore({ title: 'Old' })] });
    const { connect, mutations, publish } = await setUp(stores);
    await connect();
    await eventually(() => expect(mutations).toEqual(['all: demo']));
    stores.set(makeStore({ title: 'New' }));
    await publish({ action: 'deleted', name: 'demo' });
    await eventually(() =>
      expect(mutations).toEqual(['all: demo', '+ New (woocommerce)']),
    );
  });

  it('does nothing when nothing of the entity changed', async () => {
    const stores = new FakeStores({
      stores: [makeStore({ phase: 'Pending' }), makeStore({ name: 'other' })],
    });
    const { connect, mutations, publish } = await setUp(stores);
    await connect();
    await eventually(() => expect(mutations).toEqual(['all: demo other']));

    stores.set(makeStore({ phase: 'Provisioning', updatedAt: '2027-01-01' }));
    await publish({ action: 'updated', name: 'demo' });
    stores.set(makeStore({ name: 'other', title: 'Changed' }));
    await publish({ action: 'updated', name: 'other' });
    await eventually(() =>
      expect(mutations).toEqual(['all: demo other', '+ Changed (woocommerce)']),
    );
  });

  it('makes no entity for a store that is linked to another', async () => {
    const linked = makeStore({ entityRef: 'component:default/bookshop' });
    const stores = new FakeStores({
      stores: [linked, makeStore({ name: 'other' })],
    });
    const { connect, mutations, publish } = await setUp(stores);
    await connect();
    await eventually(() => expect(mutations).toEqual(['all: other']));

    stores.set({ ...linked, phase: 'Degraded' });
    await publish({ action: 'updated', name: 'demo' });
    await eventually(() =>
      expect(stores.service.getStore).toHaveBeenCalledTimes(1),
    );
    expect(mutations).toEqual(['all: other']);
  });

  it('reads a store once for many events at a time', async () => {
    const stores = new FakeStores();
    const { connect, mutations, publish } = await setUp(stores);
    await connect();
    stores.set(makeStore());
    await Promise.all(
      Array.from({ length: 20 }, () =>
        publish({ action: 'updated', name: 'demo' }),
      ),
    );
    await eventually(() => expect(mutations).toHaveLength(2));
    expect(stores.service.getStore).toHaveBeenCalledTimes(1);
  });

  it('never lets an older list overwrite a newer event', async () => {
    const stores = new FakeStores();
    let answer = (_: { items: []; totalItems: 0 }) => {};
    stores.service.listStores.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    const { connect, mutations, publish } = await setUp(stores);
    await connect();
    await eventually(() =>
      expect(stores.service.listStores).toHaveBeenCalledTimes(1),
    );
    stores.set(makeStore());
    await publish({ action: 'updated', name: 'demo' });
    answer({ items: [], totalItems: 0 });
    await eventually(() =>
      expect(mutations).toEqual(['all:', '+ Demo shop (woocommerce)']),
    );
  });

  it('compares everything when an event can’t be followed', async () => {
    const stores = new FakeStores({ stores: [makeStore()] });
    const { connect, mutations, publish } = await setUp(stores);
    await connect();
    await eventually(() => expect(mutations).toEqual(['all: demo']));
    stores.service.getStore.mockRejectedValueOnce(new TypeError('down'));
    stores.delete('demo');
    await publish({ action: 'deleted', name: 'demo' });
    await eventually(() => expect(mutations).toEqual(['all: demo', 'all:']));
  });

  it('mends by schedule what no event told', async () => {
    const stores = new FakeStores({ stores: [makeStore()] });
    const { connect, mutations, resync } = await setUp(stores);
    await connect();
    await eventually(() => expect(mutations).toEqual(['all: demo']));
    stores.set(makeStore({ name: 'missed' }));
    stores.delete('demo');
    await resync();
    expect(mutations).toEqual(['all: demo', 'all: missed']);
  });

  it('tries again what the catalog did not take', async () => {
    const stores = new FakeStores({ stores: [makeStore()] });
    const { connect, connection, mutations } = await setUp(stores);
    const { applyMutation } = connection;
    connection.applyMutation = jest
      .fn(applyMutation)
      .mockRejectedValueOnce(new Error('deadlock'));
    await connect();
    await eventually(() => expect(mutations).toEqual(['all: demo']));
  });
});
