import { inSeconds, makeStore, NOW } from './__testUtils__/stores';
import { isLate } from './isLate';
import { startClock } from './startClock';

const waiting = makeStore({
  operation: { startedAt: undefined, deadline: inSeconds(600) },
}).operation;

describe('the time of an operation', () => {
  it('runs from its first turn on, however long it has waited', () => {
    const begun = startClock(waiting, inSeconds(3_600));
    expect(begun).toEqual({
      startedAt: inSeconds(3_600),
      deadline: inSeconds(4_200),
    });
    expect(startClock({ ...waiting, ...begun }, inSeconds(3_601))).toBe(
      undefined,
    );
    expect(startClock({ ...waiting, status: 'Failed' }, NOW)).toBe(undefined);
  });

  it.each([
    ['while it waits for its turn', undefined, 3_600, false],
    ['in its time', NOW, 599, false],
    ['at its deadline', NOW, 600, true],
  ])('is over or not: %s', (_, startedAt, seconds, expected) => {
    expect(isLate({ ...waiting, startedAt }, inSeconds(seconds))).toBe(
      expected,
    );
  });
});
