import { RetryPause } from './RetryPause';

const TIMING = {
  backoff: { baseMs: 500, maxMs: 15_000 },
  forbiddenMs: 45_000,
  startingMs: 20_000,
};

const GONE = new Error('connect ECONNREFUSED');
const FORBIDDEN = Object.assign(new Error('forbidden'), { code: 403 });

describe('RetryPause', () => {
  let nowMs: number;

  beforeEach(() => {
    nowMs = 1_000_000;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  });
  afterEach(() => jest.restoreAllMocks());

  /** Fails again and again for some time; returns the pauses. */
  function failFor(pause: RetryPause, error: Error, ms: number): number[] {
    const pauses: number[] = [];
    for (const end = nowMs + ms; nowMs < end; nowMs += pauses.at(-1)!) {
      pauses.push(pause.next(error));
    }
    return pauses;
  }

  it('F18: is long for a right that is lacking', () => {
    const pause = new RetryPause(TIMING);
    expect(pause.next(FORBIDDEN)).toBeGreaterThanOrEqual(22_500);
  });

  it('F12: is short at first for a refusal after an outage, and long when that goes on', () => {
    const pause = new RetryPause(TIMING);
    failFor(pause, GONE, 600_000);
    expect(pause.next(FORBIDDEN)).toBeLessThanOrEqual(1_500);
    nowMs += 1_000;
    const pauses = failFor(pause, FORBIDDEN, 60_000);
    expect(pauses.length).toBeLessThan(45);
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(22_500);
  });

  it('F13: is short once for an API server that fails and forbids in turns', () => {
    const pause = new RetryPause(TIMING);
    let attempts = 0;
    for (const end = nowMs + 60_000; nowMs < end; attempts += 1) {
      nowMs += pause.next(attempts % 2 ? FORBIDDEN : GONE);
    }
    expect(attempts).toBeLessThan(45);
  });

  it('F18: is long for a right that is taken while all is well', () => {
    const pause = new RetryPause(TIMING);
    pause.next(GONE);
    pause.reset();
    expect(pause.next(FORBIDDEN)).toBeGreaterThanOrEqual(22_500);
  });
});
