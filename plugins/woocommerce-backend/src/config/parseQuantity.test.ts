import { parseQuantity } from './parseQuantity';

describe('parseQuantity', () => {
  it.each([
    ['0', 0],
    ['2', 2],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['2.', 2],
    ['500m', 0.5],
    ['100u', 0.0001],
    ['5k', 5_000],
    ['1M', 1_000_000],
    ['2Gi', 2_147_483_648],
    ['1.5Ki', 1_536],
    ['1Ei', 1_152_921_504_606_846_976],
    ['1e3', 1_000],
    ['1E3', 1_000],
    ['1E', 1e18],
    ['12e-1', 1.2],
  ])('reads %s', (quantity, expected) => {
    expect(parseQuantity(quantity)).toBeCloseTo(expected, 10);
  });

  it.each(['', 'Gi', '2GB', '-1', '1 Gi', '10gb', '0x10', 'constructor'])(
    'refuses %j',
    quantity => {
      expect(() => parseQuantity(quantity)).toThrow('is no quantity');
    },
  );
});
