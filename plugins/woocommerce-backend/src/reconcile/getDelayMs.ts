import { StoreRecord } from '../database/StoreRepository';
import { ObservedStore } from '../kubernetes/ObservedStore';
import { StoreState } from './StoreState';

/** How soon to look again when the cluster does not answer. */
const UNREACHABLE_DELAY_MS = 5_000;

/** The same for a store that nothing is being done about; the watches tell sooner. */
const SETTLED_UNREACHABLE_DELAY_MS = 60_000;

/** How soon to look again for what is not watched: volumes and Helm's locks. */
const WAITING_DELAY_MS = 2_000;

/** How soon to look again at the soonest for what changes with time alone. */
const MIN_REVIEW_DELAY_MS = 1_000;

/**
 * After how many milliseconds to look at a store again that can only be waited
 * for. Undefined when the watches tell of all that can become different.
 */
export function getDelayMs(options: {
  store: StoreRecord;
  observed: ObservedStore;
  state: StoreState;
  now: Date;
}): number | undefined {
  const { store, observed, state, now } = options;
  const isRunning = store.operation.status === 'Running' && !state.outcome;
  if (!observed.reachable) {
    return isRunning ? UNREACHABLE_DELAY_MS : SETTLED_UNREACHABLE_DELAY_MS;
  }
  if (isRunning) {
    return WAITING_DELAY_MS;
  }
  return (
    state.reviewAt &&
    Math.max(MIN_REVIEW_DELAY_MS, state.reviewAt.getTime() - now.getTime())
  );
}
