import {
  CONDITION_REASON_SIMULATED_NODES,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Whether a store's addresses can be opened, and if not why. */
export type AddressState = 'open' | 'simulated' | 'notReady' | 'deleting';

/** Says whether something may answer at a store's addresses. */
export function toAddressState(store: Store): AddressState {
  if (store.phase === 'Deleting') {
    return 'deleting';
  }
  const isSimulated = store.conditions.some(
    condition =>
      condition.type === 'StorefrontReachable' &&
      condition.reason === CONDITION_REASON_SIMULATED_NODES,
  );
  if (isSimulated) {
    return 'simulated';
  }
  return store.phase === 'Ready' || store.phase === 'Degraded'
    ? 'open'
    : 'notReady';
}
