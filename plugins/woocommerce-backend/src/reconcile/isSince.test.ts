import { isSince } from './isSince';

describe('isSince', () => {
  it.each([
    ['a second later', '12:00:01.000', true],
    [
      'in the same second, of which the cluster notes the start',
      '12:00:00.000',
      true,
    ],
    ['a second earlier', '11:59:59.999', false],
  ])('compares with what was %s', (_, time, expected) => {
    const at = (text: string) => new Date(`2026-01-01T${text}Z`);
    expect(isSince(at(time), at('12:00:00.500'))).toBe(expected);
  });
});
