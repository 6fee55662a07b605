import { readRetryAfterMs } from './readRetryAfterMs';

describe('readRetryAfterMs', () => {
  beforeAll(() => {
    jest.useFakeTimers({ now: new Date('2026-01-01T12:00:00Z') });
  });
  afterAll(() => {
    jest.useRealTimers();
  });

  it.each<[Record<string, unknown>, number | undefined]>([
    [{}, undefined],
    [{ 'retry-after': '' }, undefined],
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': ' 0 ' }, 0],
    [{ 'retry-after': 'Thu, 01 Jan 2026 12:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Thu, 01 Jan 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'later' }, undefined],
    [{ 'retry-after': 5 }, undefined],
  ])('reads %j', (headers, ms) => {
    expect(readRetryAfterMs(headers)).toBe(ms);
  });
});
