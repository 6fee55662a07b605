import { CatalogProcessorCache } from '@backstage/plugin-catalog-node';
import { JsonValue } from '@backstage/types';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { Entity } from '@backstage/catalog-model';
import { LinkedStoreProcessor } from './LinkedStoreProcessor';
import { LinkedStores } from './LinkedStores';

/** What the catalog keeps for an entity and a processor. */
class FakeCache implements CatalogProcessorCache {
  readonly #values = new Map<string, JsonValue>();

  async get<T extends JsonValue>(key: string): Promise<T | undefined> {
    return this.#values.get(key) as T | undefined;
  }

  readonly set = jest.fn(async (key: string, value: JsonValue) => {
    this.#values.set(key, value);
  });
}

function makeEntity(annotations?: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'website', annotations },
  };
}

const LINKED = makeStore({
  name: 'demo',
  entityRef: 'Component:default/Website',
});

describe('LinkedStoreProcessor', () => {
  const refreshed: string[] = [];
  let links: LinkedStores;
  let cache: FakeCache;
  let process: (entity: Entity) => Promise<Entity>;

  /** As after the start of a process. */
  function start() {
    links = new LinkedStores({
      refresh: async entityRef => {
        refreshed.push(entityRef);
      },
    });
    const processor = new LinkedStoreProcessor({ links });
    process = entity =>
      processor.preProcessEntity(entity, {}, () => {}, {}, cache);
  }

  beforeEach(() => {
    refreshed.length = 0;
    cache = new FakeCache();
    start();
  });

  it('leaves entities alone that no store is linked to', async () => {
    await links.set(makeStore({ name: 'demo' }));
    const entity = makeEntity();
    expect(await process(entity)).toBe(entity);
    expect(refreshed).toEqual([]);
  });

  it('shows the store and its workloads on the entity it is linked to', async () => {
    await links.set(LINKED);
    const { metadata } = await process(makeEntity());
    expect(metadata.annotations).toEqual({
      'woocommerce/store': 'demo',
      'backstage.io/kubernetes-label-selector':
        'woocommerce.backstage/store=demo',
    });
    expect(refreshed).toEqual(['component:default/website']);
    expect(cache.set.mock.calls).toEqual([['store', { name: 'demo' }]]);
  });

  it('keeps what the entity says itself', async () => {
    await links.set(LINKED);
    const { metadata } = await process(
      makeEntity({
        'woocommerce/store': 'another',
        'backstage.io/kubernetes-id': 'website',
      }),
    );
    expect(metadata.annotations).toEqual({
      'woocommerce/store': 'another',
      'backstage.io/kubernetes-id': 'website',
    });
  });

  it('has both entities looked at again when a link is moved', async () => {
    await links.set(LINKED);
    await links.set({ ...LINKED, entityRef: 'system:default/shop' });
    expect(refreshed.slice(1)).toEqual([
      'component:default/website',
      'system:default/shop',
    ]);
    expect(links.find('component:default/website')).toBeUndefined();
  });

  it('forgets the links of stores that are gone', async () => {
    await links.set(LINKED);
    await links.replace([makeStore({ name: 'other' })]);
    expect(links.find('component:default/website')).toBeUndefined();
    expect(refreshed).toHaveLength(2);
  });

  describe('that several stores are linked to', () => {
    const entityRef = 'component:default/website';
    const oldest = { ...LINKED, createdAt: '2026-01-01T00:00:00.000Z' };
    const newest = makeStore({
      name: 'another',
      entityRef,
      createdAt: '2026-01-02T00:00:00.000Z',
    });

    it.each([
      ['comes first', [oldest, newest]],
      ['comes last', [newest, oldest]],
    ])('shows the oldest, which %s', async (_, stores) => {
      await links.replace(stores);
      expect(links.find(entityRef)).toMatchObject({ name: 'demo' });
    });

    it('shows the next one when the oldest goes', async () => {
      await links.replace([oldest, newest]);
      await links.delete('demo');
      expect(links.find(entityRef)).toMatchObject({ name: 'another' });
      expect(refreshed).toEqual([entityRef, entityRef]);
    });

    it('keeps the oldest when another goes', async () => {
      await links.replace([oldest, newest]);
      await links.set({ ...newest, entityRef: 'system:default/shop' });
      expect(links.find(entityRef)).toMatchObject({ name: 'demo' });
      await links.replace([oldest]);
      expect(links.find(entityRef)).toMatchObject({ name: 'demo' });
      expect(links.find('system:default/shop')).toBeUndefined();
      expect(refreshed).toEqual([
        entityRef,
        'system:default/shop',
        'system:default/shop',
      ]);
    });
  });

  it('keeps what it knew until all stores were read again', async () => {
    await links.set(LINKED);
    await process(makeEntity());
    start();
    const { metadata } = await process(makeEntity());
    expect(metadata.annotations).toHaveProperty('woocommerce/store', 'demo');

    await links.replace([]);
    const entity = makeEntity();
    expect(await process(entity)).toBe(entity);
    start();
    expect(await process(entity)).toBe(entity);
  });

  it('has the catalog remember nothing of entities without a store', async () => {
    await process(makeEntity());
    await links.replace([]);
    await process(makeEntity());
    expect(cache.set).not.toHaveBeenCalled();
  });
});
