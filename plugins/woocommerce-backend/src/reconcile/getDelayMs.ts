import { OperationRecord, StoreRecord } from '../database/StoreRepository';
import { ObservedStore, ObservedVolume } from '../kubernetes/ObservedStore';
import { DELETION_GRACE_MS, SILENCE_GRACE_MS } from './findDeletionHold';
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
  const doneAt = getLastStep(store.operation);
  if (observed.namespace?.terminating) {
    return getGoingDelayMs(now.getTime() - doneAt.getTime());
  }
  if (isRunning) {
    const { least, most, ofAge } = WAITING_DELAY_MS;
    const changedAt = getLastChange(observed.volumes ?? [], doneAt, now);
    const ageMs = now.getTime() - changedAt.getTime();
    return Math.min(most, Math.max(least, ofAge * ageMs));
  }
  return (
    state.reviewAt &&
    Math.max(MIN_REVIEW_DELAY_MS, state.reviewAt.getTime() - now.getTime())
  );
}

/** That a namespace is gone is told by its watch, and what holds it by its conditions. */
function getGoingDelayMs(ageMs: number): number {
  const graceMs = [DELETION_GRACE_MS, SILENCE_GRACE_MS].find(
    each => ageMs < each,
  );
  return Math.min(
    WAITING_DELAY_MS.most,
    Math.max(MIN_REVIEW_DELAY_MS, (graceMs ?? Infinity) - ageMs),
  );
}

/** When something was done for the operation last. */
function getLastStep(operation: OperationRecord): Date {
  const last = operation.steps.at(-1);
  return last
    ? new Date(last.finishedAt ?? last.startedAt)
    : operation.startedAt ?? operation.createdAt;
}

/** When something came of it: the cluster's clock may be ahead, which is no change. */
function getLastChange(
  volumes: readonly ObservedVolume[],
  doneAt: Date,
  now: Date,
): Date {
  return volumes
    .flatMap(({ since }) => (since && since <= now ? since : []))
    .reduce((latest, since) => (since > latest ? since : latest), doneAt);
}
