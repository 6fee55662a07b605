import { toRetryMs } from './toRetryMs';

describe('toRetryMs', () => {
  it.each<[number, Record<string, string>]>([
    [200, {}],
    [404, {}],
    [403, { 'retry-after': '1' }],
    [409, {}],
    [501, {}],
  ])('takes the answer as it is: %i %j', (code, headers) => {
    expect(toRetryMs({ code, headers })).toBeUndefined();
  });

  it.each<[number, Record<string, string>, number]>([
    [429, { 'retry-after': '3' }, 3_000],
    [429, { 'retry-after': '0' }, 0],
    [503, { 'retry-after': '5' }, 5_000],
  ])('waits as it is told: %i %j', (code, headers, ms) => {
    expect(toRetryMs({ code, headers })).toBe(ms);
  });

  it.each<[number, Record<string, string>]>([
    [429, {}],
    [500, {}],
    [502, {}],
    [504, { 'retry-after': 'soon' }],
  ])('waits for a moment: %i %j', (code, headers) => {
    const ms = toRetryMs({ code, headers });
    expect(ms).toBeGreaterThanOrEqual(500);
    expect(ms).toBeLessThanOrEqual(1_500);
  });
});
