import { WoocommerceConfig } from '../config';
import {
  OperationChanges,
  StoreChanges,
  StoreRecord,
} from '../database/StoreRepository';
import { ObservedStore } from '../kubernetes/ObservedStore';
import { describeChanges, describeOutcome } from './describeChanges';
import { determineStoreState } from './determineStoreState';
import { forgetPassedAttempts } from './forgetPassedAttempts';
import { postponeDeadline } from './postponeDeadline';
import { startClock } from './startClock';
import { StoreState } from './StoreState';
import { toDesiredStore } from './toDesiredStore';
import { toNamespaceChanges, toReleaseChanges } from './toObservedChanges';
import { isSameStatus, isWorthRecording, toStoreStatus } from './toStoreStatus';

/** What an observation means for a store, and what of that is to be recorded. */
export interface StoreAssessment {
  /** As it was read. */
  readonly found: StoreRecord;
  /**
   * The same, with a deadline that its turn or the end of an outage has moved on,
   * and without the attempts of what has passed for a release that was there before.
   */
  readonly store: StoreRecord;
  readonly observed: ObservedStore;
  readonly state: StoreState;
  readonly changes: StoreChanges &
    Required<Pick<StoreChanges, 'status' | 'operation' | 'events'>>;
  /** Whether this is the operation's first turn. */
  readonly isBegun: boolean;
  /** Whether people see a difference. */
  readonly isChanged: boolean;
  /** Whether something is to be recorded, be it the time alone. */
  readonly isNews: boolean;
  readonly now: Date;
}

/** Says what an observation means for a store. */
export function assessStore(options: {
  config: WoocommerceConfig;
  found: StoreRecord;
  observed: ObservedStore;
  now: Date;
  /** Whether it is the store's turn, so that the operation's time runs from now on. */
  mayBegin?: boolean;
}): StoreAssessment {
  const { config, found, observed, now, mayBegin = false } = options;
  const started = mayBegin ? startClock(found.operation, now) : undefined;
  const begun = started
    ? { ...found, operation: { ...found.operation, ...started } }
    : found;
  const postponed = postponeDeadline(begun, observed, now);
  const store = forgetPassedAttempts(postponed, observed);
  const state = determineStoreState({
    desired: toDesiredStore(config, store),
    observed,
    now,
  });
  const status = toStoreStatus({
    previous: found.status,
    observed,
    state,
    now,
  });
  const operation: OperationChanges = {
    ...started,
    ...(postponed !== begun && { deadline: store.operation.deadline }),
    ...(state.outcome && {
      status: state.outcome,
      reason: state.failure?.reason,
      message: state.failure?.message,
      evidence: state.failure?.evidence,
      finishedAt: now,
    }),
  };
  const others = {
    ...toNamespaceChanges(store, observed),
    ...toReleaseChanges(store, observed),
  };
  return {
    found,
    store,
    observed,
    state,
    changes: {
      status,
      ...others,
      operation,
      events: [
        ...describeChanges(found.status, status),
        ...describeOutcome(store.operation, state),
      ],
    },
    isBegun: started !== undefined,
    isChanged:
      state.outcome !== undefined || !isSameStatus(found.status, status),
    isNews:
      Object.keys({ ...operation, ...others }).length > 0 ||
      isWorthRecording(found.status, status),
    now,
  };
}
