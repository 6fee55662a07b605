import {
  CONDITION_REASON_SIMULATED_NODES,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Whether a store's pods are only said to run, so that nothing ever answers. */
export function isOnSimulatedNodes(store: Store): boolean {
  return store.conditions.some(
    ({ reason }) => reason === CONDITION_REASON_SIMULATED_NODES,
  );
}
