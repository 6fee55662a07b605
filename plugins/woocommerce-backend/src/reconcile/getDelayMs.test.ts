import {
  inSeconds,
  makeObserved,
  makeStore,
  makeVolume,
  makeWhole,
  NOW,
} from './__testUtils__/stores';
import { getDelayMs } from './getDelayMs';
import { StoreState } from './StoreState';

const ready: StoreState = { phase: 'Ready', conditions: [] };
const running = makeStore();
const settled = makeStore({ operation: { status: 'Succeeded' } });
const longSettled = makeStore({
  operation: { status: 'Succeeded', startedAt: inSeconds(-3_600) },
});
/** Nothing was done for it for so long. */
const old = (seconds: number) =>
  makeStore({ operation: { startedAt: inSeconds(-seconds) } });
const removed = (seconds: number) =>
  makeStore({ operation: { kind: 'delete', startedAt: inSeconds(-seconds) } });
const RELEASED = makeObserved({ volumes: [makeVolume({ since: NOW })] });
const AHEAD = makeObserved({
  volumes: [makeVolume({ since: inSeconds(3_600) })],
});
const STUCK = makeObserved({ volumes: [makeVolume()] });
const GOING = makeWhole({
  namespace: { ...makeWhole().namespace!, terminating: true },
});
const away = { reachable: false as const, message: 'away' };

describe('getDelayMs', () => {
  it.each([
    ['what can’t be seen and is under way', running, away, ready, 5_000],
    ['what can’t be seen and is at rest', settled, away, ready, 60_000],
    ['what is under way', running, makeObserved(), ready, 2_000],
    ['what has taken a minute', old(60), makeObserved(), ready, 6_000],
    ['what takes for ever', old(86_400), makeObserved(), ready, 30_000],
    ['a namespace that goes', removed(0), GOING, ready, 15_000],
    ['one for which it is nearly time', removed(14), GOING, ready, 1_000],
    ['one that does not go', removed(15), GOING, ready, 30_000],
    ['one of which nothing is said yet', removed(45), GOING, ready, 15_000],
    ['one that never goes', removed(60), GOING, ready, 30_000],
    ['one that somebody has deleted', longSettled, GOING, ready, 30_000],
    ['volumes that were let go of late', removed(60), RELEASED, ready, 2_000],
    ['volumes that stay', removed(60), STUCK, ready, 6_000],
    ['volumes by a clock that is ahead', removed(60), AHEAD, ready, 6_000],
    ['what is at rest', settled, makeObserved(), ready, undefined],
    [
      'what has just come to an end',
      running,
      makeObserved(),
      { ...ready, outcome: 'Succeeded' as const },
      undefined,
    ],
    [
      'what changes with time',
      settled,
      makeObserved(),
      { ...ready, reviewAt: inSeconds(90) },
      90_000,
    ],
    [
      'what should have changed already',
      settled,
      makeObserved(),
      { ...ready, reviewAt: inSeconds(-90) },
      1_000,
    ],
  ])('looks again at %s in time', (_, store, observed, state, expected) => {
    expect(getDelayMs({ store, observed, state, now: NOW })).toBe(expected);
  });
});
