import { fitLine, getMedian, getQuantile, getSpread } from './statistics';

describe('getMedian', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, median) => {
    expect(getMedian(values)).toBe(median);
  });

  it('is not made up for nothing', () => {
    expect(() => getMedian([])).toThrow('no median of nothing');
  });
});

describe('getQuantile', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);

  it.each([
    [0, 1],
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
  ])('at %d is %d of 1 to 100', (fraction, quantile) => {
    expect(getQuantile(values, fraction)).toBe(quantile);
  });

  it('is the highest of few values', () => {
    expect(getQuantile([1, 2, 3], 0.99)).toBe(3);
  });

  it('is not made up for nothing', () => {
    expect(() => getQuantile([], 0.5)).toThrow('no quantile of nothing');
  });
});

describe('getSpread', () => {
  it.each([
    [[2], 0],
    [[1, 2, 3], 1],
    [[0.9, 1, 1.1], 0.2],
    [[0, 0, 0], 0],
    [[0, 0, 5], 1],
  ])('of %j is %d', (values, spread) => {
    expect(getSpread(values)).toBeCloseTo(spread);
  });
});

describe('fitLine', () => {
  it('finds the line on which points are', () => {
    expect(
      fitLine([
        { x: 0, y: 10 },
        { x: 1, y: 12 },
        { x: 2, y: 14 },
      ]),
    ).toEqual({ slope: 2, intercept: 10, r2: 1 });
  });

  it('says how well points fit', () => {
    const { r2 } = fitLine([
      { x: 0, y: 0 },
      { x: 1, y: 10 },
      { x: 2, y: 0 },
    ]);
    expect(r2).toBeCloseTo(0);
  });
});
