import { chooseTurns } from './chooseTurns';

const here = (...ids: string[]) => ids.map(id => ({ id, cluster: 'here' }));

describe('chooseTurns', () => {
  it.each([
    ['as many as are free', here('a', 'b', 'c'), 0, 2, ['a', 'b']],
    ['all when there is room', here('a', 'b'), 0, 5, ['a', 'b']],
    ['none of a cluster that is busy', here('a'), 3, 5, []],
    ['what a cluster has room for', here('a', 'b', 'c'), 1, 5, ['a', 'b']],
    [
      'of another cluster past one that is busy',
      [...here('a'), { id: 'b', cluster: 'there' }],
      3,
      1,
      ['b'],
    ],
  ])('chooses %s', (_, due, busy, count, expected) => {
    expect(
      chooseTurns({
        due,
        busy: Array.from({ length: busy }, () => ({ cluster: 'here' })),
        limits: { perCluster: 3 },
        count,
      }),
    ).toEqual(expected);
  });
});
