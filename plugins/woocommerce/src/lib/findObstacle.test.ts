import {
  Store,
  StoreOperation,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeOperation } from '../__testUtils__/makeOperation';
import { makeStore } from '../__testUtils__/makeStore';
import {
  findRepairObstacle,
  findUpgradeObstacle,
  findVerifyObstacle,
} from './findObstacle';

function makeBusy(
  kind: StoreOperation['kind'],
  status: StoreOperation['status'],
): Store {
  return makeStore({ operation: makeOperation({ kind, status }) });
}

describe('findVerifyObstacle, findUpgradeObstacle and findRepairObstacle', () => {
  it.each([
    ['Pending', 'verifyPhase', 'upgradePhase'],
    ['Provisioning', 'verifyPhase', 'upgradePhase'],
    ['Ready', undefined, undefined],
    ['Degraded', undefined, undefined],
    ['Failed', 'verifyPhase', 'upgradePhase'],
    ['Deleting', 'verifyPhase', 'upgradePhase'],
  ] as const)(
    'find for a store that is %s: %s, %s',
    (phase, verify, upgrade) => {
      const store = makeStore({ phase });
      expect(findVerifyObstacle(store)).toBe(verify);
      expect(findUpgradeObstacle(store)).toBe(upgrade);
    },
  );

  it.each(['provision', 'verify', 'upgrade', 'repair', 'delete'] as const)(
    'wait for an operation that is under way: %s',
    kind => {
      for (const store of [
        makeBusy(kind, 'Queued'),
        makeBusy(kind, 'Running'),
      ]) {
        expect(findVerifyObstacle(store)).toBe(`underWay.${kind}`);
        expect(findUpgradeObstacle(store)).toBe(`underWay.${kind}`);
        expect(findRepairObstacle(store)).toBe(`underWay.${kind}`);
      }
    },
  );

  it('find that a store that has failed can be repaired', () => {
    expect(findRepairObstacle(makeStore({ phase: 'Failed' }))).toBeUndefined();
    expect(findRepairObstacle(makeBusy('upgrade', 'Failed'))).toBeUndefined();
  });

  it('find that simulated nodes can be upgraded but never verified', () => {
    const store = makeStore({ simulated: true });
    expect(findVerifyObstacle(store)).toBe('verifySimulated');
    expect(findUpgradeObstacle(store)).toBeUndefined();
    expect(findVerifyObstacle({ ...store, phase: 'Provisioning' })).toBe(
      'verifySimulated',
    );
  });
});
