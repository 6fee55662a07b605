import { mockServices } from '@backstage/backend-test-utils';
import { JsonValue } from '@backstage/types';
import { readDeadline } from './readDeadline';

describe('readDeadline', () => {
  const key = 'woocommerce.deadlines.provision';

  function read(provision?: JsonValue): number {
    const config = mockServices.rootConfig({
      data: { woocommerce: { deadlines: { provision } } },
    });
    return readDeadline(config, { key, default: { minutes: 10 } });
  }

  it.each<[JsonValue | undefined, number]>([
    [undefined, 600_000],
    [{ minutes: 2, seconds: 30 }, 150_000],
    ['90s', 90_000],
    ['PT1H', 3_600_000],
    [{ seconds: 1 }, 1_000],
    [{ days: 1 }, 86_400_000],
  ])('reads %j', (value, milliseconds) => {
    expect(read(value)).toBe(milliseconds);
  });

  it.each<[JsonValue, string]>([
    ['5', key],
    ['soon', key],
    [5, key],
    [{ m: 5 }, key],
    [{}, key],
    [{ minutes: 0 }, `${key} must be from one second to one day`],
    [{ minutes: -1 }, `${key} must be from one second to one day`],
    [{ milliseconds: 999 }, `${key} must be from one second to one day`],
    [{ days: 30 }, `${key} must be from one second to one day`],
  ])('refuses %j', (value, message) => {
    expect(() => read(value)).toThrow(message);
  });
});
