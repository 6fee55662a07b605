import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { isOnSimulatedNodes } from './isOnSimulatedNodes';

/** What keeps a store from being verified or upgraded as it is now. */
export type Obstacle =
  | 'underWay.provision'
  | 'underWay.verify'
  | 'underWay.upgrade'
  | 'underWay.delete'
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

function findRunningOperation(store: Store): Obstacle | undefined {
  const { kind, status } = store.operation;
  return status === 'Running' ? `underWay.${kind}` : undefined;
}

function isSettled(store: Store): boolean {
  return store.phase === 'Ready' || store.phase === 'Degraded';
}
