import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { isOnSimulatedNodes } from './isOnSimulatedNodes';

/** Whether a store's addresses can be opened, and if not why. */
export type AddressState = 'open' | 'simulated' | 'notReady' | 'deleting';

/** Says whether something may answer at a store's addresses. */
export function toAddressState(store: Store): AddressState {
  if (store.phase === 'Deleting') {
    return 'deleting';
  }
  if (isOnSimulatedNodes(store)) {
    return 'simulated';
  }
  return store.phase === 'Ready' || store.phase === 'Degraded'
    ? 'open'
    : 'notReady';
}
