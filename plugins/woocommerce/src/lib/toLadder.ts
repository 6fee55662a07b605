import {
  STORE_CONDITION_TYPES,
  Store,
  StoreConditionType,
  StoreReadiness,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { RungState, toExtraState, toNeededState } from './toRungState';

/** One rung of the ladder, ready to be shown. */
export interface Rung {
  type: StoreConditionType;
  state: RungState;
  /** Whether the store has to reach it to be Ready. */
  needed: boolean;
  message?: string;
  /** Since when the rung is reached, climbed or failed. */
  since?: string;
  /**
   * How long it took since whatever was reached before it, in milliseconds;
   * absent when it was reached again by itself.
   */
  duration?: number;
}

/** The conditions that are climbed: whether cron works is only known later. */
export const LADDER_CONDITION_TYPES: readonly StoreConditionType[] =
  STORE_CONDITION_TYPES.filter(type => type !== 'CronHealthy');

const HIGHEST_NEEDED: Record<StoreReadiness, StoreConditionType> = {
  workload: 'WordPressReady',
  storefront: 'StorefrontReachable',
  checkout: 'CheckoutVerified',
};

/** Puts a store's conditions in the order in which they are climbed. */
export function toLadder(store: Store): Rung[] {
  const rungs = new Array<Rung>();
  const { kind, startedAt, finishedAt } = store.operation;
  const earlierTimes = [
    store.createdAt,
    ...(kind !== 'provision' && startedAt ? [startedAt] : []),
  ];
  const lastNeeded = LADDER_CONDITION_TYPES.indexOf(
    HIGHEST_NEEDED[store.readiness],
  );
  let open = true;
  for (const [index, type] of LADDER_CONDITION_TYPES.entries()) {
    const condition = store.conditions.find(
      candidate => candidate.type === type,
    );
    const needed = index <= lastNeeded;
    const state = needed
      ? toNeededState(store, condition, open)
      : toExtraState(store, condition, open);
    if (state === 'current' || state === 'failed') {
      open = false;
    }
    const time = condition?.lastTransitionTime;
    rungs.push({
      type,
      state,
      needed,
      message: condition?.message || undefined,
      since: toSince(state, earlierTimes, time),
      duration:
        state === 'reached' && time && !isAfter(time, finishedAt)
          ? Date.parse(time) - Date.parse(findLatest(earlierTimes, time))
          : undefined,
    });
    if (state === 'reached' && time) {
      earlierTimes.push(time);
    }
  }
  return rungs;
}

function isAfter(time: string, other: string | undefined): boolean {
  return other !== undefined && Date.parse(time) > Date.parse(other);
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
