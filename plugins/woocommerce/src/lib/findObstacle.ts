import {
  Store,
  StoreOperation,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { isOnSimulatedNodes } from './isOnSimulatedNodes';
import { isUnderWay } from './isUnderWay';

/** What keeps something from being done with a store as it is now. */
export type Obstacle =
  | `underWay.${StoreOperation['kind']}`
  | 'verifySimulated'
  | 'verifyPhase'
  | 'upgradePhase';

/** Says what keeps a store from being verified now, if anything does. */
export function findVerifyObstacle(store: Store): Obstacle | undefined {
  if (isOnSimulatedNodes(store)) {
    return 'verifySimulated';
  }
  return (
    findRunningOperation(store) ??
    (isSettled(store) ? undefined : 'verifyPhase')
  );
}

/** Says what keeps a store from being upgraded now, if anything does. */
export function findUpgradeObstacle(store: Store): Obstacle | undefined {
  return (
    findRunningOperation(store) ??
    (isSettled(store) ? undefined : 'upgradePhase')
  );
}

/** Says what keeps a store from being repaired now, if anything does. */
export function findRepairObstacle(store: Store): Obstacle | undefined {
  return findRunningOperation(store);
}

function findRunningOperation(store: Store): Obstacle | undefined {
  return isUnderWay(store.operation)
    ? `underWay.${store.operation.kind}`
    : undefined;
}

function isSettled(store: Store): boolean {
  return store.phase === 'Ready' || store.phase === 'Degraded';
}
