import { formatAmount } from './formatAmount';

describe('formatAmount', () => {
  it.each([
    ['stores', 3, '3'],
    ['cpu', 12.5, '12.5'],
    ['memory', 24 * 1024 ** 3, '24'],
    ['storage', 1_500 * 1024 ** 2, '1.5'],
    ['storage', 4_000 * 1024 ** 3, '4,000'],
  ] as const)('writes %s of %d as %s', (resource, amount, text) => {
    expect(formatAmount(resource, amount)).toBe(text);
  });
});
