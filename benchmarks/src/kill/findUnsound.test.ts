import { findUnsound } from './findUnsound';

const revision = (number: number, status: string, release = 'a') => ({
  namespace: 'a',
  release,
  revision: number,
  status,
});

describe('findUnsound', () => {
  it.each([
    ['installed', [revision(1, 'deployed')]],
    [
      'installed anew over a failed one',
      [revision(1, 'failed'), revision(2, 'deployed')],
    ],
  ])('has nothing against one that was %s', (_, revisions) => {
    expect(findUnsound(['a'], revisions, 1)).toEqual([]);
  });

  it('has something against those that nobody can have broken off', () => {
    const revisions = ['a', 'b', 'c'].map(namespace => ({
      ...revision(2, 'deployed', namespace),
      namespace,
    }));
    expect(findUnsound(['a', 'b', 'c'], revisions, 2)).toEqual([
      'c was installed anew, as were 2 others',
    ]);
  });

  it.each([
    [[], 'The newest revision of a is missing, and 0 are deployed'],
    [
      [revision(1, 'failed')],
      'The newest revision of a is failed, and 0 are deployed',
    ],
    [
      [revision(1, 'deployed'), revision(2, 'failed')],
      'The newest revision of a is failed, and 1 are deployed',
    ],
    [
      [revision(1, 'deployed'), revision(2, 'deployed')],
      'The newest revision of a is deployed, and 2 are deployed',
    ],
    [
      [revision(1, 'pending-install'), revision(2, 'deployed')],
      'a has a pending release',
    ],
    [[revision(3, 'deployed')], 'a is at revision 3'],
    [[revision(1, 'deployed', 'b')], 'a has a release of another name'],
  ])('says of %j: %s', (revisions, expected) => {
    expect(findUnsound(['a'], revisions, 1)).toEqual([expected]);
  });
});
