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
  /** How long it took since whatever was reached before it, in milliseconds. */
  duration?: number;
}

/** Puts a store's conditions in the order in which they are climbed. */
export function toLadder(store: Store): Rung[] {
  const rungs = new Array<Rung>();
  const earlierTimes = [store.createdAt];
  let open = true;
  for (const type of STORE_CONDITION_TYPES) {
    const condition = store.conditions.find(
      candidate => candidate.type === type,
    );
    const state = toState(store, condition, open);
    if (state === 'current' || state === 'failed') {
      open = false;
    }
    const time = condition?.lastTransitionTime;
    rungs.push({
      type,
      state,
      message: condition?.message || undefined,
      since: toSince(state, earlierTimes, time),
      duration:
        state === 'reached' && time
          ? Date.parse(time) - Date.parse(findLatest(earlierTimes, time))
          : undefined,
    });
    if (state === 'reached' && time) {
      earlierTimes.push(time);
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
  earlierTimes: string[],
  time: string | undefined,
): string | undefined {
  switch (state) {
    case 'current':
      return findLatest(earlierTimes);
    case 'reached':
    case 'failed':
      return time;
    default:
      return undefined;
  }
}

/**
 * The latest of some times, or of those until a certain one: rungs are also
 * reached side by side, or again when a store recovers.
 */
function findLatest(times: string[], until?: string): string {
  const candidates = times.filter(
    time => !until || Date.parse(time) <= Date.parse(until),
  );
  return candidates.reduce(
    (latest, time) => (Date.parse(time) > Date.parse(latest) ? time : latest),
    candidates[0] ?? times[0],
  );
}
