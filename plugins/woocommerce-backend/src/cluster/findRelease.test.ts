import { findRelease } from './findRelease';

function makeSecret(labels: Record<string, string>) {
  return { metadata: { name: 'sh.helm.release.v1', labels } };
}

const REVISION_1 = makeSecret({
  owner: 'helm',
  name: 'store-demo',
  status: 'superseded',
  version: '1',
  modifiedAt: '1767268800',
});

describe('findRelease', () => {
  it('finds the newest revision by number, not by text', () => {
    const labels = REVISION_1.metadata.labels;
    expect(
      findRelease(
        [
          makeSecret({ ...labels, status: 'deployed', version: '10' }),
          makeSecret({ ...labels, version: '9' }),
          REVISION_1,
        ],
        'store-demo',
      ),
    ).toEqual({
      revision: 10,
      status: 'deployed',
      modifiedAt: new Date('2026-01-01T12:00:00Z'),
      own: false,
    });
  });

  it('ignores other releases and other Secrets', () => {
    expect(
      findRelease(
        [
          makeSecret({ ...REVISION_1.metadata.labels, name: 'store-other' }),
          makeSecret({ name: 'store-demo', status: 'deployed', version: '1' }),
          {},
        ],
        'store-demo',
      ),
    ).toBeUndefined();
  });

  it.each([
    ['the portal has begun', '2', true],
    ['somebody else has begun, with the labels of the one before', '1', false],
  ])('knows a revision that %s', (_, own, expected) => {
    const labels = {
      ...REVISION_1.metadata.labels,
      version: '2',
      status: 'pending-upgrade',
      'woocommerce.backstage/revision': own,
    };
    expect(findRelease([makeSecret(labels)], 'store-demo')).toMatchObject({
      revision: 2,
      own: expected,
    });
  });

  it('takes the creation time of a release that was never changed', () => {
    const labels = { ...REVISION_1.metadata.labels, modifiedAt: '' };
    const creationTimestamp = new Date('2026-01-01T11:00:00Z');
    expect(
      findRelease([{ metadata: { labels, creationTimestamp } }], 'store-demo'),
    ).toMatchObject({ modifiedAt: creationTimestamp });
  });
});
