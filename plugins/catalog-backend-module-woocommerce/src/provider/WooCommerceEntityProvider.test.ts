import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { EventsServiceEventHandler } from '@backstage/plugin-events-node';
import {
  Store,
  STORE_EVENT_TOPIC,
  STORE_PULSE_TOPIC,
  StoreChange,
  StorePulse,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { eventually } from '../__testUtils__/eventually';
import { FakeCatalog } from '../__testUtils__/FakeCatalog';
import { FakeStores } from '../__testUtils__/FakeStores';
import { neverAnswer } from '../__testUtils__/neverAnswer';
import { Synchronizer } from '../lib/Synchronizer';
import { LinkedStores } from '../processor/LinkedStores';
import { WooCommerceEntityProvider } from './WooCommerceEntityProvider';

const TASK_ID = 'woocommerce-store-entities';
const EVER = new Date(0).toISOString();

/** A store that is called as it is titled. */
function named(name: string, overrides: Partial<Store> = {}): Store {
  return makeStore({ name, title: name, ...overrides });
}

/** A provider in a process of its own, connected to the catalog. */
function start(options: { stores: FakeStores; catalog: FakeCatalog }) {
  const { stores, catalog } = options;
  const controller = new AbortController();
  const subscriptions: string[] = [];
  let onEvent: EventsServiceEventHandler;
  const scheduler = mockServices.scheduler();
  const logger = mockServices.logger.mock();
  const links = new LinkedStores({ refresh: async () => {} });
  const provider = new WooCommerceEntityProvider({
    auth: mockServices.auth({ pluginId: 'catalog' }),
    catalog,
    events: mockServices.events.mock({
      subscribe: async subscription => {
        subscriptions.push(subscription.id);
        onEvent = subscription.onEvent;
      },
    }),
    lifecycles: new Map(),
    links,
    logger,
    signal: controller.signal,
    stores: stores.service,
    synchronizer: new Synchronizer({
      logger,
      schedule: { frequency: { minutes: 10 }, timeout: { minutes: 5 } },
      scheduler,
      signal: controller.signal,
      minPauseMs: 1,
    }),
    minPauseMs: 1,
    coalesceMs: 1,
  });
  return {
    connect: () => provider.connect(catalog.connection),
    links,
    logger,
    provider,
    publish: async (eventPayload: StoreChange) =>
      onEvent({ topic: STORE_EVENT_TOPIC, eventPayload }),
    pulse: async (pulse: Partial<StorePulse>) =>
      onEvent({
        topic: STORE_PULSE_TOPIC,
        eventPayload: { changed: [], deleted: [], since: EVER, ...pulse },
      }),
    stop: () => controller.abort(),
    subscriptions,
    resync: () => scheduler.triggerTask(TASK_ID),
    stopResync: () => scheduler.cancelTask(TASK_ID),
  };
}

describe('WooCommerceEntityProvider', () => {
  const stops: (() => void)[] = [];

  afterEach(() => stops.splice(0).forEach(stop => stop()));

  function setUp(options: {
    stores?: Store[] | FakeStores;
    catalog?: FakeCatalog;
  }) {
    const { catalog = new FakeCatalog() } = options;
    const stores =
      options.stores instanceof FakeStores
        ? options.stores
        : new FakeStores({ stores: options.stores });
    const started = start({ stores, catalog });
    stops.push(started.stop);
    return { ...started, catalog, stores };
  }

  /** One that has compared everything once. */
  async function setUpConnected(options: Parameters<typeof setUp>[0]) {
    const set = setUp(options);
    await set.connect();
    await eventually(() => expect(set.links.isComplete).toBe(true));
    return set;
  }

  it('has a name that must not change', () => {
    expect(setUp({}).provider.getProviderName()).toBe('woocommerce');
  });

  it('gives the catalog all stores of all pages at the start', async () => {
    const stores = new FakeStores({
      stores: ['a', 'b', 'c'].map(name => named(name)),
      pageSize: 2,
    });
    const { catalog } = await setUpConnected({ stores });
    expect(catalog.names).toEqual(['a', 'b', 'c']);
  });

  it('acts as itself', async () => {
    const { stores } = await setUpConnected({});
    expect(stores.service.listStores).toHaveBeenCalledWith(expect.anything(), {
      credentials: expect.objectContaining({
        principal: { type: 'service', subject: 'plugin:catalog' },
      }),
      signal: expect.any(AbortSignal),
    });
  });

  it('leaves the catalog alone until it could read everything', async () => {
    const stores = new FakeStores({ stores: [named('a')] });
    stores.service.listStores
      .mockRejectedValueOnce(new ServiceUnavailableError('starting'))
      .mockResolvedValueOnce({
        items: [named('a')],
        totalItems: 2,
        nextCursor: 'a',
      })
      .mockRejectedValueOnce(new TypeError('fetch failed'));
    const { connect, catalog, logger } = setUp({ stores });
    const states: string[][] = [];
    logger.warn.mockImplementation(() => states.push(catalog.names));
    await connect();
    await eventually(() => expect(catalog.names).toEqual(['a']));
    expect(states).toEqual([[], []]);
  });

  it('leaves the catalog alone until it could read what that holds', async () => {
    const { connect, catalog, logger } = setUp({ stores: [named('a')] });
    jest.spyOn(catalog, 'streamEntities').mockImplementationOnce(() => {
      throw new ServiceUnavailableError('starting');
    });
    const states: string[][] = [];
    logger.warn.mockImplementation(() => states.push(catalog.names));
    await connect();
    await eventually(() => expect(catalog.names).toEqual(['a']));
    expect(states).toEqual([[]]);
  });

  it('adds, changes and removes entities as stores change', async () => {
    const { catalog, publish, stores } = await setUpConnected({});
    stores.set(makeStore({ title: 'Before' }));
    await publish({ action: 'updated', name: 'demo' });
    await eventually(() => expect(catalog.mutations).toHaveLength(1));
    stores.set(makeStore({ title: 'After' }));
    await publish({ action: 'updated', name: 'demo' });
    await eventually(() => expect(catalog.mutations).toHaveLength(2));
    stores.delete('demo');
    await publish({ action: 'deleted', name: 'demo' });
    await eventually(() =>
      expect(catalog.mutations).toEqual([
        '+ Before (woocommerce)',
        '+ After (woocommerce)',
        '- component:default/demo (woocommerce)',
      ]),
    );
  });

  it('removes an entity as soon as its store is not found', async () => {
    const { catalog, publish, stores } = await setUpConnected({
      stores: [named('demo')],
    });
    stores.delete('demo');
    await publish({ action: 'updated', name: 'demo' });
    await eventually(() => expect(catalog.names).toEqual([]));
  });

  it('keeps a new store that took the name of a deleted one', async () => {
    const { catalog, publish, stores } = await setUpConnected({
      stores: [makeStore({ title: 'Old' })],
    });
    stores.set(makeStore({ title: 'New' }));
    await publish({ action: 'deleted', name: 'demo' });
    await eventually(() =>
      expect(catalog.mutations).toEqual([
        '+ Old (woocommerce)',
        '+ New (woocommerce)',
      ]),
    );
  });

  it('keeps and marks the entities of a cluster that does not answer', async () => {
    const { catalog, publish, stores } = await setUpConnected({
      stores: [named('demo')],
    });
    const entity = () => catalog.entities.get('component:default/demo');
    const annotation = 'woocommerce/cluster-unreachable-since';
    expect(entity()?.metadata.annotations).not.toHaveProperty([annotation]);

    const observedAt = '2026-01-01T00:00:05.000Z';
    stores.set(named('demo', { reason: 'ClusterUnreachable', observedAt }));
    await publish({ action: 'updated', name: 'demo' });
    await eventually(() =>
      expect(entity()?.metadata.annotations?.[annotation]).toBe(observedAt),
    );

    stores.set(named('demo'));
    await publish({ action: 'updated', name: 'demo' });
    await eventually(() =>
      expect(entity()?.metadata.annotations).not.toHaveProperty([annotation]),
    );
  });

  it('makes no entity for a store that is linked to another', async () => {
    const linked = named('demo', { entityRef: 'component:default/bookshop' });
    const { catalog, links, publish, stores } = await setUpConnected({
      stores: [linked, named('other')],
    });
    stores.set(named('demo'));
    await publish({ action: 'updated', name: 'demo' });
    await eventually(() => {
      expect(catalog.names).toEqual(['demo', 'other']);
      expect(links.find('component:default/bookshop')).toBeUndefined();
    });

    stores.set(linked);
    await publish({ action: 'updated', name: 'demo' });
    await eventually(() => {
      expect(catalog.names).toEqual(['other']);
      expect(links.find('component:default/bookshop')?.name).toBe('demo');
    });
  });

  it('reads a store once for many events at a time', async () => {
    const { catalog, publish, stores } = await setUpConnected({});
    stores.set(named('demo'));
    await Promise.all(
      Array.from({ length: 20 }, () =>
        publish({ action: 'updated', name: 'demo' }),
      ),
    );
    await eventually(() => expect(catalog.names).toEqual(['demo']));
    expect(stores.service.getStore).toHaveBeenCalledTimes(1);
  });

  it('never lets an older list overwrite a newer event', async () => {
    const stores = new FakeStores();
    let answer = (_: { items: Store[]; totalItems: number }) => {};
    stores.service.listStores.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    const { connect, catalog, publish } = setUp({ stores });
    await connect();
    await eventually(() =>
      expect(stores.service.listStores).toHaveBeenCalledTimes(1),
    );
    stores.set(makeStore({ title: 'Newer' }));
    await publish({ action: 'updated', name: 'demo' });
    answer({ items: [makeStore({ title: 'Older' })], totalItems: 1 });
    await eventually(() =>
      expect(catalog.mutations).toEqual([
        '+ Older (woocommerce)',
        '+ Newer (woocommerce)',
      ]),
    );
  });

  it('never removes what a list lacks but the backend has', async () => {
    const stores = new FakeStores({ stores: [named('a'), named('b')] });
    const { catalog, resync } = await setUpConnected({ stores });
    // As when a store is made while the pages behind its name are read.
    stores.service.listStores.mockResolvedValueOnce({
      items: [named('b')],
      totalItems: 1,
    });
    await resync();
    await eventually(() =>
      expect(stores.service.getStore).toHaveBeenCalledWith(
        'a',
        expect.anything(),
      ),
    );
    expect(catalog.names).toEqual(['a', 'b']);
  });

  it('removes after a restart what was deleted meanwhile', async () => {
    const first = await setUpConnected({
      stores: ['a', 'b', 'c'].map(name => named(name)),
    });
    first.stop();
    first.stores.delete('b');
    await setUpConnected({ stores: first.stores, catalog: first.catalog });
    await eventually(() => expect(first.catalog.names).toEqual(['a', 'c']));
  });

  it('leaves the entities of others alone', async () => {
    const catalog = new FakeCatalog();
    catalog.entities.set('component:default/website', {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'website',
        annotations: {
          'woocommerce/store': 'gone',
          'backstage.io/managed-by-location': 'url:https://example.com',
        },
      },
    });
    const { stores } = await setUpConnected({ catalog });
    expect(catalog.names).toEqual(['website']);
    expect(stores.service.getStore).not.toHaveBeenCalled();
  });

  it('mends by schedule what no event told', async () => {
    const { catalog, resync, stores } = await setUpConnected({
      stores: [named('demo')],
    });
    stores.set(named('missed'));
    stores.delete('demo');
    await resync();
    await eventually(() => expect(catalog.names).toEqual(['missed']));
  });

  it('goes on with changes when the time of a comparison by schedule is over', async () => {
    const { catalog, publish, resync, stopResync, stores } =
      await setUpConnected({});
    stores.service.listStores.mockImplementationOnce(neverAnswer);
    const compared = resync();
    stores.set(named('demo'));
    await publish({ action: 'updated', name: 'demo' });
    await stopResync();
    await compared;
    await eventually(() => expect(catalog.names).toEqual(['demo']));
  });

  it('writes what another replica has overwritten', async () => {
    const one = await setUpConnected({ stores: [named('demo')] });
    const other = await setUpConnected({
      stores: one.stores,
      catalog: one.catalog,
    });
    expect(one.subscriptions).not.toEqual(other.subscriptions);

    one.stores.set(makeStore({ title: 'Changed' }));
    await other.publish({ action: 'updated', name: 'demo' });
    await eventually(() => expect(one.catalog.mutations).toHaveLength(2));
    one.stores.set(named('demo'));
    await one.publish({ action: 'updated', name: 'demo' });
    await eventually(() =>
      expect(one.catalog.mutations.at(-1)).toBe('+ demo (woocommerce)'),
    );
  });

  describe('F30: without an event', () => {
    it('finds out of a pulse what changed and what is gone', async () => {
      const { catalog, pulse, stores } = await setUpConnected({
        stores: ['kept', 'changed', 'gone'].map(name => named(name)),
      });
      const updatedAt = '2026-01-01T00:00:01.000Z';
      stores.set(named('changed', { title: 'Changed', updatedAt }));
      stores.set(named('new', { updatedAt }));
      stores.delete('gone');
      await pulse({
        changed: [
          { name: 'new', updatedAt },
          { name: 'changed', updatedAt },
          { name: 'kept', updatedAt: named('kept').updatedAt },
        ],
        deleted: ['gone', 'long-gone'],
      });
      await eventually(() =>
        expect(catalog.names).toEqual(['changed', 'kept', 'new']),
      );
      expect(
        stores.service.getStore.mock.calls.map(([name]) => name).sort(),
      ).toEqual(['changed', 'gone', 'new']);

      await pulse({ changed: [{ name: 'changed', updatedAt }] });
      expect(stores.service.getStore).toHaveBeenCalledTimes(3);
    });

    it('compares everything when pulses do not go back far enough', async () => {
      const { catalog, pulse, stores } = await setUpConnected({
        stores: [named('demo')],
      });
      await pulse({ changed: [named('demo')] });
      stores.set(named('missed'));
      await pulse({ since: '2026-01-02T00:00:00.000Z' });
      await eventually(() => expect(catalog.names).toEqual(['demo', 'missed']));
    });
  });

  describe('F35: when the catalog or the backend fails', () => {
    it('compares everything again until the catalog has taken it', async () => {
      const { connect, catalog } = setUp({ stores: [named('demo')] });
      jest
        .mocked(catalog.connection.applyMutation)
        .mockRejectedValueOnce(new Error('deadlock detected'));
      await connect();
      await eventually(() => expect(catalog.names).toEqual(['demo']));
    });

    it('writes a change again until the catalog has taken it', async () => {
      const { catalog, logger, publish, stores } = await setUpConnected({});
      jest
        .mocked(catalog.connection.applyMutation)
        .mockRejectedValueOnce(new Error('deadlock detected'))
        .mockRejectedValueOnce(new Error('connection terminated'));
      stores.set(named('demo'));
      await publish({ action: 'updated', name: 'demo' });
      await eventually(() => expect(catalog.names).toEqual(['demo']));
      expect(logger.warn.mock.calls).toEqual([
        [
          'The entities of 1 stores are out of date, trying again in 0.001 seconds: Error: deadlock detected',
        ],
        [
          'The entities of 1 stores are out of date, trying again in 0.002 seconds: Error: connection terminated',
        ],
      ]);
    });

    it('removes nothing as long as the backend can’t say that it is gone', async () => {
      const { catalog, publish, stores } = await setUpConnected({
        stores: [named('demo'), named('other')],
      });
      stores.delete('demo');
      stores.set(named('other', { title: 'Changed' }));
      stores.service.getStore.mockRejectedValueOnce(new TypeError('down'));
      await publish({ action: 'deleted', name: 'demo' });
      await publish({ action: 'updated', name: 'other' });
      await eventually(() => expect(catalog.names).toEqual(['other']));
      await eventually(() =>
        expect(catalog.mutations).toContain('+ Changed (woocommerce)'),
      );
    });

    it('is not kept from the rest by one store that can’t be read', async () => {
      const { catalog, publish, stores } = await setUpConnected({});
      const getStore = stores.service.getStore.getMockImplementation()!;
      stores.service.getStore.mockImplementation(async (name, options) => {
        if (name === 'broken') {
          throw new Error('500');
        }
        return getStore(name, options);
      });
      for (const name of ['broken', 'a', 'b']) {
        stores.set(named(name));
        await publish({ action: 'updated', name });
      }
      await eventually(() => expect(catalog.names).toEqual(['a', 'b']));
    });
  });
});
