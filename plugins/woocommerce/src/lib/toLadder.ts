import {
  STORE_CONDITION_TYPES,
  Store,
  StoreCondition,
  StoreConditionType,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * How a rung is shown: `current` is the one the store is climbing now, `failed`
 * the one it could not reach or fell from, `skipped` one that is not observed.
 */
export type RungState =
  | 'reached'
  | 'current'
  | 'failed'
  | 'waiting'
  | 'skipped';

/** One rung of the ladder, ready to be shown. */
export interface Rung {
  type: StoreConditionType;
  state: RungState;
  message?: string;
  /** Since when the rung is reached, climbed or failed. */
  since?: string;
  /** How long it took from the rung before, in milliseconds. */
  duration?: number;
}

/** Puts a store's conditions in the order in which they are climbed. */
export function toLadder(store: Store): Rung[] {
  const rungs = new Array<Rung>();
  let previousTime = store.createdAt;
  let open = true;
  for (const type of STORE_CONDITION_TYPES) {
    const condition = store.conditions.find(
      candidate => candidate.type === type,
    );
    const state = toState(store, condition, open);
    if (state === 'current' || state === 'failed') {
      open = false;
    }
    rungs.push({
      type,
      state,
      message: condition?.message || undefined,
      since: toSince(state, previousTime, condition),
      duration:
        state === 'reached'
          ? toDuration(previousTime, condition?.lastTransitionTime)
          : undefined,
    });
    if (state === 'reached' && condition) {
      previousTime = condition.lastTransitionTime;
    }
  }
  return rungs;
}

function toState(
  store: Store,
  condition: StoreCondition | undefined,
  open: boolean,
): RungState {
  if (condition?.status === 'True') {
    return 'reached';
  }
  if (condition?.status === 'Unknown') {
    return 'skipped';
  }
  if (!open) {
    return 'waiting';
  }
  switch (store.phase) {
    case 'Failed':
    case 'Degraded':
      return condition ? 'failed' : 'waiting';
    case 'Pending':
    case 'Provisioning':
      return 'current';
    default:
      return 'waiting';
  }
}

function toSince(
  state: RungState,
  previousTime: string,
  condition: StoreCondition | undefined,
): string | undefined {
  switch (state) {
    case 'current':
      return previousTime;
    case 'reached':
    case 'failed':
      return condition?.lastTransitionTime;
    default:
      return undefined;
  }
}

/** A store that recovers reaches a rung again after the rungs above it. */
function toDuration(from: string, to: string | undefined): number | undefined {
  const duration = to ? Date.parse(to) - Date.parse(from) : NaN;
  return duration >= 0 ? duration : undefined;
}
