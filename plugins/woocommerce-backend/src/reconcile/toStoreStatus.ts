import { StoreStatus } from '../database/StoreRepository';
import { ObservedStore } from '../kubernetes/ObservedStore';
import { ObservedCondition, StoreState } from './StoreState';

/** An observation that is younger is not recorded when it says nothing new. */
const OBSERVATION_AGE_MS = 30_000;

/** Makes of a decision what is recorded of it. */
export function toStoreStatus(options: {
  previous: StoreStatus;
  observed: ObservedStore;
  state: StoreState;
  now: Date;
}): StoreStatus {
  const { previous, observed, state, now } = options;
  const { phase, reason, message, evidence } = state;
  return {
    phase,
    reason,
    message,
    evidence,
    conditions: dateConditions(previous, state.conditions, now),
    releaseRevision:
      observed.reachable && !observed.isReleaseUnknown
        ? observed.release?.revision
        : previous.releaseRevision,
    observedAt: observed.reachable ? observed.observedAt : previous.observedAt,
    unreachableSince: observed.reachable
      ? undefined
      : previous.unreachableSince ??
        // The store may have been seen a while before its cluster was lost.
        findLater(observed.since, previous.observedAt) ??
        now,
  };
}

function findLater(...dates: (Date | undefined)[]): Date | undefined {
  const times = dates.flatMap(date => date?.getTime() ?? []);
  return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}

/** Whether people would see a difference between the two. */
export function isSameStatus(a: StoreStatus, b: StoreStatus): boolean {
  return JSON.stringify(toComparable(a)) === JSON.stringify(toComparable(b));
}

/** Whether two differ in words at most, such as how many pods are ready by now. */
export function isSameButForWords(a: StoreStatus, b: StoreStatus): boolean {
  return isSameStatus(withoutWords(a), withoutWords(b));
}

/** Whether the newer one has to be recorded, be it for the time it was made at. */
export function isWorthRecording(
  previous: StoreStatus,
  next: StoreStatus,
): boolean {
  return (
    !isSameStatus(previous, next) ||
    (next.observedAt?.getTime() ?? 0) - (previous.observedAt?.getTime() ?? 0) >
      OBSERVATION_AGE_MS
  );
}

function dateConditions(
  previous: StoreStatus,
  conditions: ObservedCondition[],
  now: Date,
): StoreStatus['conditions'] {
  return conditions.map(({ type, status, reason, message }) => {
    const before = previous.conditions.find(each => each.type === type);
    return {
      type,
      status,
      reason,
      message,
      lastTransitionTime:
        before?.status === status
          ? before.lastTransitionTime
          : now.toISOString(),
    };
  });
}

function toComparable(status: StoreStatus): unknown[] {
  const { phase, reason, message, evidence, conditions, releaseRevision } =
    status;
  return [
    phase,
    reason,
    message,
    evidence,
    releaseRevision,
    status.unreachableSince?.getTime(),
    conditions.map(each => [each.type, each.status, each.reason, each.message]),
  ];
}

function withoutWords(status: StoreStatus): StoreStatus {
  return {
    ...status,
    message: undefined,
    evidence: undefined,
    conditions: status.conditions.map(each => ({ ...each, message: '' })),
  };
}
