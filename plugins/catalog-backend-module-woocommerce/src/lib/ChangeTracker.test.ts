import { StorePulse } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ChangeTracker } from './ChangeTracker';

/** A pulse with the seconds in which stores changed. */
function pulse(
  since: number,
  changed: Record<string, number> = {},
  deleted: string[] = [],
): StorePulse {
  return {
    changed: Object.entries(changed).map(([name, second]) => ({
      name,
      updatedAt: toTime(second),
    })),
    deleted,
    since: toTime(since),
  };
}

function toTime(second: number): string {
  return new Date(second * 1_000).toISOString();
}

describe('ChangeTracker', () => {
  let tracker: ChangeTracker;

  beforeEach(() => {
    jest.useFakeTimers();
    tracker = new ChangeTracker();
    tracker.replace([
      { name: 'a', updatedAt: toTime(100) },
      { name: 'b', updatedAt: toTime(200) },
    ]);
  });

  afterEach(() => jest.useRealTimers());

  it.each<[string, StorePulse, string[]]>([
    ['nothing', pulse(0), []],
    ['what was read', pulse(0, { b: 200, a: 100 }), []],
    ['what was read later', pulse(0, { a: 99 }), []],
    ['a newer version', pulse(0, { a: 101 }), ['a']],
    ['a new store', pulse(0, { c: 1 }), ['c']],
    ['a store that is gone', pulse(0, {}, ['a']), ['a']],
    ['a store that was never there', pulse(0, {}, ['c']), []],
    ['more than it knows of, the first time', pulse(1_000, { a: 100 }), []],
  ])('follows a pulse with %s', (_, first, expected) => {
    expect(tracker.follow(first)).toEqual(expected);
  });

  it('remembers what was read since', () => {
    tracker.set({ name: 'a', updatedAt: toTime(300) });
    tracker.set({ name: 'c', updatedAt: toTime(300) });
    tracker.delete('b');
    expect(tracker.follow(pulse(0, { a: 300, c: 300 }, ['b']))).toEqual([]);
  });

  it('has missed something when a pulse does not reach back to the last', () => {
    tracker.follow(pulse(0, { b: 200 }));
    expect(tracker.follow(pulse(200, { b: 200 }))).toEqual([]);
    expect(tracker.follow(pulse(201, { b: 300 }))).toBe('all');
    expect(tracker.follow(pulse(300, { b: 200 }))).toEqual([]);
  });

  it('follows the pulses of several replicas, of which some are late', () => {
    tracker.follow(pulse(100, { b: 200 }));
    tracker.follow(pulse(0, { a: 100 }));
    expect(tracker.follow(pulse(200, { b: 200 }))).toEqual([]);
  });

  it('has missed something after a silence', () => {
    tracker.follow(pulse(0));
    jest.advanceTimersByTime(30_000);
    expect(tracker.follow(pulse(0))).toEqual([]);
    jest.advanceTimersByTime(30_001);
    expect(tracker.follow(pulse(0))).toBe('all');
  });
});
