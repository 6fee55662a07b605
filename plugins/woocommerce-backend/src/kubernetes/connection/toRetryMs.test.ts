import { toRetryMs } from './toRetryMs';

const NEVER = [undefined, undefined];
const SOON = [500, 1_500];

describe('toRetryMs', () => {
  it.each<[string, number, Record<string, string>, (number | undefined)[]]>([
    ['GET', 200, {}, NEVER],
    ['GET', 404, {}, NEVER],
    ['GET', 403, { 'retry-after': '1' }, NEVER],
    ['GET', 409, {}, NEVER],
    ['GET', 429, { 'retry-after': '3' }, [3_000, 3_000]],
    ['POST', 429, { 'retry-after': '0' }, [0, 0]],
    ['DELETE', 429, {}, SOON],
    ['GET', 500, {}, SOON],
    ['GET', 502, {}, SOON],
    ['GET', 503, { 'retry-after': '5' }, [5_000, 5_000]],
    ['GET', 504, { 'retry-after': 'soon' }, SOON],
    ['POST', 500, {}, NEVER],
    ['PATCH', 503, { 'retry-after': '5' }, NEVER],
    ['DELETE', 504, {}, NEVER],
  ])('%s %i %j', (method, code, headers, [min, max]) => {
    const ms = toRetryMs({ method, code, headers });
    if (min === undefined || max === undefined) {
      expect(ms).toBeUndefined();
    } else {
      expect(ms).toBeGreaterThanOrEqual(min);
      expect(ms).toBeLessThanOrEqual(max);
    }
  });
});
