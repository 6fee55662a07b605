import { weighStores } from './weighStores';

function makeEntry(key: string, value: string) {
  return { key, value: Buffer.from(value) };
}

describe('weighStores', () => {
  it('takes what is a store’s, wherever it is kept', () => {
    const store = [
      makeEntry('/registry/namespaces/store-one', '1'),
      makeEntry('/registry/services/specs/store-one/shop', '22'),
      makeEntry('/registry/persistentvolumes/pvc-1', 'for store-one/data'),
    ];
    const release = makeEntry(
      '/registry/secrets/store-one/sh.helm.release.v1.store-one.v1',
      '4444',
    );
    const weigh = (entries: typeof store) =>
      entries.reduce(
        (sum, { key, value }) => sum + key.length + value.length,
        0,
      );

    expect(
      weighStores(
        [
          ...store,
          release,
          makeEntry('/registry/namespaces/store-one-more', '1'),
          makeEntry('/registry/pods/kube-system/store-one', 'store-one'),
          makeEntry('/registry/persistentvolumes/pvc-2', 'for kube-system/a'),
        ],
        ['store-one'],
      ),
    ).toEqual({
      objects: weigh([...store, release]),
      releases: weigh([release]),
      events: 0,
    });
  });

  it('takes events apart, which say how long it has been there', () => {
    const event = makeEntry('/registry/events/store-1/a', '1');

    expect(weighStores([event], ['store-1'])).toEqual({
      objects: 0,
      releases: 0,
      events: event.key.length + 1,
    });
  });

  it('shares it among the stores', () => {
    const one = makeEntry('/registry/pods/store-1/a', '1');
    const two = makeEntry('/registry/pods/store-2/a', '333');

    expect(weighStores([one, two], ['store-1', 'store-2']).objects).toBe(
      one.key.length + 2,
    );
  });

  it('counts bytes', () => {
    const entry = makeEntry('/registry/pods/store-1/a', 'é');

    expect(weighStores([entry], ['store-1']).objects).toBe(
      entry.key.length + 2,
    );
  });
});
