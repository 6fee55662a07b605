import { readTimeout } from './readTimeout';

describe('readTimeout', () => {
  it.each([
    [undefined, 1_800_000],
    ['10m', 600_000],
    ['PT90S', 90_000],
    [{ minutes: 1, seconds: 30 }, 90_000],
  ])('reads %j', (timeout, milliseconds) => {
    expect(readTimeout(timeout, { minutes: 30 })).toBe(milliseconds);
  });

  it.each(['soon', '', '0s', {}, { seconds: 0 }, { minutes: -1 }])(
    'refuses %j with the field named',
    timeout => {
      expect(() => readTimeout(timeout, { minutes: 30 })).toThrow(
        expect.objectContaining({
          name: 'InputError',
          message: expect.stringContaining('"timeout" must be'),
        }),
      );
    },
  );
});
