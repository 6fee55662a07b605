import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { LinkedStoreProcessor } from './LinkedStoreProcessor';
import { LinkedStores } from './LinkedStores';

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
  let processor: LinkedStoreProcessor;

  beforeEach(() => {
    refreshed.length = 0;
    links = new LinkedStores({
      refresh: async entityRef => {
        refreshed.push(entityRef);
      },
    });
    processor = new LinkedStoreProcessor({ links });
  });

  it('leaves entities alone that no store is linked to', async () => {
    await links.set(makeStore({ name: 'demo' }));
    const entity = makeEntity();
    expect(await processor.preProcessEntity(entity)).toBe(entity);
    expect(refreshed).toEqual([]);
  });

  it('shows the store and its workloads on the entity it is linked to', async () => {
    await links.set(LINKED);
    const { metadata } = await processor.preProcessEntity(makeEntity());
    expect(metadata.annotations).toEqual({
      'woocommerce/store': 'demo',
      'backstage.io/kubernetes-label-selector':
        'woocommerce.backstage/store=demo',
    });
    expect(refreshed).toEqual(['component:default/website']);
  });

  it('keeps what the entity says itself', async () => {
    await links.set(LINKED);
    const { metadata } = await processor.preProcessEntity(
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
});
