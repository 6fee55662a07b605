import { toRetryMs } from './toRetryMs';

describe('toRetryMs', () => {
  it.each<[string, number, Record<string, string>]>([
    ['GET', 200, {}],
    ['GET', 404, {}],
    ['GET', 403, { 'retry-after': '1' }],
    ['GET', 409, {}],
    ['POST', 500, {}],
    ['PATCH', 503, { 'retry-after': '5' }],
    ['DELETE', 504, {}],
  ])('takes the answer as it is: %s %i %j', (method, code, headers) => {
    expect(toRetryMs({ method, code, headers })).toBeUndefined();
  });

  it.each<[string, number, Record<string, string>, number]>([
    ['GET', 429, { 'retry-after': '3' }, 3_000],
    ['POST', 429, { 'retry-after': '0' }, 0],
    ['GET', 503, { 'retry-after': '5' }, 5_000],
  ])('waits as it is told: %s %i %j', (method, code, headers, ms) => {
    expect(toRetryMs({ method, code, headers })).toBe(ms);
  });

  it.each<[string, number, Record<string, string>]>([
    ['DELETE', 429, {}],
    ['GET', 500, {}],
    ['GET', 502, {}],
    ['GET', 504, { 'retry-after': 'soon' }],
  ])('waits for a moment: %s %i %j', (method, code, headers) => {
    const ms = toRetryMs({ method, code, headers });
    expect(ms).toBeGreaterThanOrEqual(500);
    expect(ms).toBeLessThanOrEqual(1_500);
  });
});
