import { toTurnLimits } from './toTurnLimits';

const cluster = (name: string, concurrency?: number) => ({
  name,
  simulatedNodes: false,
  concurrency,
});

describe('toTurnLimits', () => {
  it.each([
    [1, 10, 10],
    [2, 10, 9],
    [4, 10, 7],
    [30, 10, 5],
    [2, 1, 1],
    [3, 3, 2],
  ])(
    'with %d clusters and %d places, leaves one cluster %d of them',
    (count, perReplica, expected) => {
      const clusters = Array.from({ length: count }, (_, index) =>
        cluster(`c${index}`),
      );
      const concurrency = { perReplica, perCluster: 30, perOwner: 8 };
      expect(toTurnLimits({ clusters, concurrency }).perHolder).toBe(expected);
    },
  );

  it('knows what a cluster says of itself', () => {
    const concurrency = { perReplica: 10, perCluster: 30, perOwner: 8 };
    const clusters = [cluster('a'), cluster('b', 4)];
    expect(toTurnLimits({ clusters, concurrency })).toEqual({
      perOwner: 8,
      perCluster: 30,
      perHolder: 9,
      clusters: new Map([['b', 4]]),
    });
  });
});
