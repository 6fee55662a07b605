import { formatDuration } from './formatDuration';

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
