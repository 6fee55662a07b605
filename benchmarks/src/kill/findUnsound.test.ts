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
      {
        namespace: 'c',
        problems: ['was installed anew, as were 2 others'],
      },
    ]);
  });

  it.each([
    [[], ['has 0 deployed revisions, and the newest is missing']],
    [
      [revision(1, 'failed')],
      ['has 0 deployed revisions, and the newest is failed'],
    ],
    [
      [revision(1, 'deployed'), revision(2, 'failed')],
      ['has 1 deployed revisions, and the newest is failed'],
    ],
    [
      [revision(1, 'deployed'), revision(2, 'deployed')],
      ['has 2 deployed revisions, and the newest is deployed'],
    ],
    [
      [revision(1, 'pending-install')],
      [
        'has a pending release',
        'has 0 deployed revisions, and the newest is pending-install',
      ],
    ],
    [[revision(3, 'deployed')], ['is at revision 3']],
    [[revision(1, 'deployed', 'b')], ['has a release of another name']],
  ])('says of %j: %j', (revisions, problems) => {
    expect(findUnsound(['a'], revisions, 1)).toEqual([
      { namespace: 'a', problems },
    ]);
  });
});
