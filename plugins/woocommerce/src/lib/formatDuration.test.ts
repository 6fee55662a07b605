import { formatDuration, formatShortDuration } from './formatDuration';

describe('formatDuration', () => {
  it.each([
    [0, '< 1 s'],
    [999, '< 1 s'],
    [1_000, '1 s'],
    [1_600, '2 s'],
    [59_600, '1 min'],
    [80_000, '1 min 20 s'],
    [3_600_000, '1 h'],
    [3_605_000, '1 h'],
    [11_100_000, '3 h 5 min'],
    [187_200_000, '2 d 4 h'],
  ])('writes %d ms as "%s"', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });
});

describe('formatShortDuration', () => {
  it.each([
    [0, '0 ms'],
    [120, '120 ms'],
    [999, '999 ms'],
    [1_190, '1.2 s'],
    [9_900, '9.9 s'],
    [12_400, '12 s'],
    [80_000, '1 min 20 s'],
  ])('writes %d ms as "%s"', (milliseconds, expected) => {
    expect(formatShortDuration(milliseconds)).toBe(expected);
  });
});
