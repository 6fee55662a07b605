import { chooseCluster, ClusterCandidate } from './chooseCluster';

type Quota = ClusterCandidate['quotas'][number];

const DEMAND = { stores: 1, operations: 1, createsPerHour: 1, cpu: 2 };

function make(
  name: string,
  overrides: Partial<ClusterCandidate> = {},
): ClusterCandidate {
  return { name, stores: 0, quotas: [], reachable: true, ...overrides };
}

function quota(
  used: number,
  limit: number,
  resource: Quota['resource'] = 'stores',
): Pick<ClusterCandidate, 'quotas'> {
  return { quotas: [{ resource, used, limit }] };
}

describe('chooseCluster', () => {
  it.each<[string, ClusterCandidate[], string]>([
    ['the only one', [make('a')], 'a'],
    ['the first of several that are alike', [make('a'), make('b')], 'a'],
    [
      'the one with the fewest stores',
      [
        make('a', { stores: 3 }),
        make('b', { stores: 2 }),
        make('c', { stores: 2 }),
      ],
      'b',
    ],
    [
      'the one with the largest share left, whatever the numbers',
      [
        make('a', { stores: 5, ...quota(5, 10) }),
        make('b', { stores: 40, ...quota(40, 100) }),
      ],
      'b',
    ],
    [
      'one that nothing limits before one that is',
      [make('a', quota(0, 1_000)), make('b', { stores: 500 })],
      'b',
    ],
    [
      'by what is the nearest to its end',
      [
        make('a', {
          quotas: [
            { resource: 'stores', used: 1, limit: 100 },
            { resource: 'cpu', used: 90, limit: 100 },
          ],
        }),
        make('b', quota(50, 100)),
      ],
      'b',
    ],
    [
      'not one that is full',
      [make('a', quota(1, 1)), make('b', quota(9, 10))],
      'b',
    ],
    [
      'not one without the CPU for it',
      [make('a', quota(9, 10, 'cpu')), make('b', { stores: 9 })],
      'b',
    ],
    [
      'not one that takes no more for now',
      [make('a', quota(5, 5, 'operations')), make('b', { stores: 9 })],
      'b',
    ],
    [
      'whatever is asked of it for the moment otherwise',
      [make('a', quota(4, 9, 'createsPerHour')), make('b', { stores: 9 })],
      'a',
    ],
    [
      'one that answers before one with more room',
      [make('a', { reachable: false }), make('b', { stores: 9 })],
      'b',
    ],
    [
      'one with room before one that answers',
      [make('a', { reachable: false }), make('b', quota(1, 1))],
      'a',
    ],
    [
      'the best of those that don’t answer',
      [
        make('a', { reachable: false, stores: 2 }),
        make('b', { reachable: false, stores: 1 }),
      ],
      'b',
    ],
    [
      'one when none has room',
      [make('a', quota(2, 1)), make('b', quota(1, 1))],
      'b',
    ],
    ['one that may have nothing at all', [make('a', quota(0, 0))], 'a'],
  ])('chooses %s', (_, candidates, expected) => {
    expect(chooseCluster(candidates, DEMAND).name).toBe(expected);
  });
});
