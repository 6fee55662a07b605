import { chooseTurns } from './chooseTurns';

const of = (owner: string, cluster = 'here') => ({ cluster, owner });
const ask = (id: string, cluster = 'here') => ({ id, ...of(id[0], cluster) });

describe('chooseTurns', () => {
  it.each([
    ['as many as are free', [ask('a'), ask('b'), ask('c')], [], 2, ['a', 'b']],
    ['all when there is room', [ask('a'), ask('b')], [], 5, ['a', 'b']],
    [
      'none of a cluster that is busy',
      [ask('a')],
      Array(3).fill(of('x')),
      5,
      [],
    ],
    [
      'what a cluster has room for',
      [ask('a'), ask('b'), ask('c')],
      [of('x')],
      5,
      ['a', 'b'],
    ],
    [
      'of another cluster past one that is busy',
      [ask('a1'), ask('a2', 'there')],
      Array(3).fill(of('x')),
      5,
      ['a2'],
    ],
    [
      'no more of an owner than allowed',
      [ask('a1'), ask('a2'), ask('a3', 'there'), ask('b')],
      [],
      5,
      ['a1', 'a2', 'b'],
    ],
    [
      'none of an owner for whom enough is being done',
      [ask('a1'), ask('b')],
      [of('a'), of('a', 'there')],
      5,
      ['b'],
    ],
  ])('chooses %s', (_, due, busy, count, expected) => {
    expect(
      chooseTurns({
        due,
        busy,
        holder: 'me',
        limits: { perCluster: 3, perOwner: 2 },
        count,
      }),
    ).toEqual(expected);
  });

  it('holds a cluster against its own limit', () => {
    expect(
      chooseTurns({
        due: [ask('a', 'small'), ask('b', 'small'), ask('c'), ask('d')],
        busy: [],
        holder: 'me',
        limits: {
          perCluster: 5,
          perOwner: 2,
          clusters: new Map([['small', 1]]),
        },
        count: 9,
      }),
    ).toEqual(['a', 'c', 'd']);
  });

  it('leaves a holder places for other clusters, whatever others hold', () => {
    const lost = { cluster: 'lost', owner: 'x' };
    expect(
      chooseTurns({
        due: [ask('a', 'lost'), ask('b', 'lost'), ask('c')],
        busy: [
          { ...lost, lease_holder: 'me' },
          { ...lost, lease_holder: 'other' },
        ],
        holder: 'me',
        limits: { perCluster: 9, perOwner: 9, perHolder: 2 },
        count: 9,
      }),
    ).toEqual(['a', 'c']);
  });
});
