import { getStoreEntityRef } from './entityRef';

describe('getStoreEntityRef', () => {
  it('is the entity that the store is linked to', () => {
    expect(
      getStoreEntityRef({ name: 'demo', entityRef: 'system:shops/retail' }),
    ).toBe('system:shops/retail');
  });

  it('is a component of the store’s name otherwise', () => {
    expect(getStoreEntityRef({ name: 'demo' })).toBe('component:default/demo');
  });
});
