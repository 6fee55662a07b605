import { selectForResync } from './selectForResync';

describe('selectForResync', () => {
  const makeNames = (count: number) =>
    Array.from({ length: count }, (_, at) => `store-${at}`);

  it.each([
    { stores: 1, minutes: 10 },
    { stores: 160, minutes: 10 },
    { stores: 800, minutes: 50 },
    { stores: 5_000, minutes: 313 },
  ])(
    'looks at each of $stores stores once in $minutes minutes',
    ({ stores, minutes }) => {
      const names = makeNames(stores);
      const looked = Array.from({ length: minutes }, (_, at) =>
        selectForResync(names, 29_000_007 + at),
      ).flat();
      expect(looked.sort()).toEqual(names.sort());
    },
  );

  it('looks at as many in a minute, however many there are', () => {
    const countMost = (stores: number) =>
      Math.max(
        ...Array.from(
          { length: 100 },
          (_, minute) => selectForResync(makeNames(stores), minute).length,
        ),
      );
    // 16 on average; the names are not spread quite evenly.
    expect(countMost(500)).toBeLessThan(30);
    expect(countMost(5_000)).toBeLessThan(30);
  });

  it('leaves a store its turn when others go', () => {
    const names = makeNames(100);
    const turn = selectForResync(names, 3);
    expect(turn).not.toEqual([]);
    expect(selectForResync(names.slice(50), 3)).toEqual(
      turn.filter(name => names.indexOf(name) >= 50),
    );
  });
});
