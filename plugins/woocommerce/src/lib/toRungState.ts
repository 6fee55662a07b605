import {
  CONDITION_REASON_SIMULATED_NODES,
  Store,
  StoreCondition,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * How a rung is shown: `current` is the one the store is climbing now, `failed`
 * the one it could not reach or fell from, `skipped` one that is not observed,
 * `notNeeded` one that the store's readiness does not ask for.
 */
export type RungState =
  | 'reached'
  | 'current'
  | 'failed'
  | 'waiting'
  | 'skipped'
  | 'notNeeded';

/**
 * Says how a rung is shown that a store has to reach.
 *
 * @param open - whether all rungs below it are reached
 */
export function toNeededState(
  store: Store,
  condition: StoreCondition | undefined,
  open: boolean,
): RungState {
  const isClimbing =
    store.phase === 'Pending' || store.phase === 'Provisioning';
  if (condition?.status === 'True') {
    return 'reached';
  }
  if (
    condition?.status === 'Unknown' &&
    (!isClimbing || condition.reason === CONDITION_REASON_SIMULATED_NODES)
  ) {
    return 'skipped';
  }
  if (!open) {
    return 'waiting';
  }
  if (isClimbing) {
    return 'current';
  }
  // A set-up that somebody has cancelled is nobody's failure.
  const isBroken =
    (store.phase === 'Failed' && store.reason !== 'Cancelled') ||
    store.phase === 'Degraded';
  return isBroken && condition ? 'failed' : 'waiting';
}

/** Says the same of a rung beyond those, which is climbed on demand only. */
export function toExtraState(
  store: Store,
  condition: StoreCondition | undefined,
  open: boolean,
): RungState {
  switch (condition?.status) {
    case 'True':
      return 'reached';
    case 'False':
      return open && store.phase === 'Ready' ? 'failed' : 'notNeeded';
    default:
      return 'notNeeded';
  }
}
