import { Backoff } from './Backoff';

describe('Backoff', () => {
  afterEach(() => jest.restoreAllMocks());

  function draw(value: number, count: number, backoff: Backoff): number[] {
    jest.spyOn(Math, 'random').mockReturnValue(value);
    return Array.from({ length: count }, () => Math.round(backoff.next()));
  }

  it('waits up to three times as long as the time before, and never longer than it may', () => {
    const backoff = new Backoff({ baseMs: 500, maxMs: 15_000 });
    expect(draw(1, 5, backoff)).toEqual([1_500, 4_500, 13_500, 15_000, 15_000]);
  });

  it('waits for a moment at least', () => {
    const backoff = new Backoff({ baseMs: 500, maxMs: 15_000 });
    expect(draw(0, 3, backoff)).toEqual([500, 500, 500]);
  });

  it('starts over', () => {
    const backoff = new Backoff({ baseMs: 500, maxMs: 15_000 });
    draw(1, 5, backoff);
    backoff.reset();
    expect(draw(1, 1, backoff)).toEqual([1_500]);
  });

  it('hardly ever makes two wait equally long', () => {
    const pauses = Array.from({ length: 100 }, () =>
      new Backoff({ baseMs: 500, maxMs: 15_000 }).next(),
    );
    expect(new Set(pauses).size).toBe(100);
  });
});
