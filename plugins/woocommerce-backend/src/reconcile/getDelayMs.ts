import { OperationRecord, StoreRecord } from '../database/StoreRepository';
import { ObservedStore } from '../kubernetes/ObservedStore';
import { GRACE_MS } from './findDeletionHold';
import { StoreState } from './StoreState';

/** How soon to look again when the cluster does not answer. */
const UNREACHABLE_DELAY_MS = 5_000;

/** The same for a store that nothing is being done about; the watches tell sooner. */
const SETTLED_UNREACHABLE_DELAY_MS = 60_000;

/**
 * How soon to look again for what is not watched: volumes and Helm's locks. What
 * takes long is looked at less and less often.
 */
const WAITING_DELAY_MS = { least: 2_000, most: 30_000, ofAge: 0.1 };

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
    const { most, ofAge } = WAITING_DELAY_MS;
    // That a namespace is gone is told by its watch.
    const least =
      observed.namespace?.terminating && store.operation.kind === 'delete'
        ? GRACE_MS
        : WAITING_DELAY_MS.least;
    const ageMs = now.getTime() - getLastEvent(store.operation).getTime();
    return Math.min(most, Math.max(least, ofAge * ageMs));
  }
  return (
    state.reviewAt &&
    Math.max(MIN_REVIEW_DELAY_MS, state.reviewAt.getTime() - now.getTime())
  );
}

/** When something was done for the operation last. */
function getLastEvent(operation: OperationRecord): Date {
  const last = operation.steps.at(-1);
  return last
    ? new Date(last.finishedAt ?? last.startedAt)
    : operation.startedAt ?? operation.createdAt;
}
