import { getMedian, getQuantile } from '../statistics/statistics';
import { Transition } from './TransitionLog';

/** How soon, and how many times, browsers have heard of changes. */
export interface TransitionSummary {
  /** Of how many changes no browser has heard sooner than the one at the other replica, if that has at all. */
  readonly remote: number;
  /** Of these, in milliseconds; infinite where more are never heard of. */
  readonly p50: number;
  readonly p99: number;
  /** The same for one browser at the replica that has recorded the change. */
  readonly near: { readonly p50: number; readonly p99: number };
  /** The 99th percentile of all changes for those who poll, in milliseconds. */
  readonly polling: number;
  /** How many times a browser has heard of a change. */
  readonly told: number;
  /** Of these, how many times by a pulse alone. */
  readonly pulseOnly: number;
  /** How many times one should have. */
  readonly expected: number;
}

/**
 * Sums up who has heard of which change.
 *
 * @throws when no change was recorded by the other replica, or nobody polls
 */
export function summarizeTransitions(
  transitions: readonly Transition[],
): TransitionSummary {
  const remote = transitions.filter(
    ({ elsewhere, signals }) =>
      elsewhere === undefined ||
      signals.every(heardMs => !(heardMs < elsewhere)),
  );
  const heard = transitions.flatMap(listHeard);
  const ofRemote = remote.flatMap(listHeard);
  const near = remote.flatMap(({ elsewhere }) => elsewhere ?? []);
  return {
    remote: remote.length,
    p50: getMedian(ofRemote),
    p99: getQuantile(ofRemote, 0.99),
    near: { p50: getMedian(near), p99: getQuantile(near, 0.99) },
    polling: getQuantile(
      transitions.flatMap(({ polls }) => [...polls].map(toTime)),
      0.99,
    ),
    told: heard.filter(Number.isFinite).length,
    pulseOnly: transitions.flatMap(({ signals, pulses }) =>
      [...pulses].filter(
        (pulse, browser) =>
          !Number.isNaN(pulse) && Number.isNaN(signals[browser]),
      ),
    ).length,
    expected: heard.length,
  };
}

/** When each browser has heard of a change, by whatever came first. */
function listHeard({ signals, pulses }: Transition): number[] {
  return Array.from(signals, (signal, browser) =>
    Math.min(toTime(signal), toTime(pulses[browser])),
  );
}

/** What never came took for ever. */
function toTime(ms: number): number {
  return Number.isNaN(ms) ? Infinity : ms;
}
