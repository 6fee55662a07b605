import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '../__testUtils__/makeStore';
import { findUpgradeObstacle, findVerifyObstacle } from './findObstacle';

function makeRunning(kind: Store['operation']['kind']): Store {
  return makeStore({
    operation: {
      kind,
      status: 'Running',
      startedAt: '2026-03-02T10:00:00.000Z',
    },
  });
}

describe('findVerifyObstacle and findUpgradeObstacle', () => {
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

  it.each(['provision', 'verify', 'upgrade', 'delete'] as const)(
    'wait for a running operation: %s',
    kind => {
      expect(findVerifyObstacle(makeRunning(kind))).toBe(`underWay.${kind}`);
      expect(findUpgradeObstacle(makeRunning(kind))).toBe(`underWay.${kind}`);
    },
  );

  it('find that simulated nodes can be upgraded but never verified', () => {
    const store = makeStore({ simulated: true });
    expect(findVerifyObstacle(store)).toBe('verifySimulated');
    expect(findUpgradeObstacle(store)).toBeUndefined();
    expect(findVerifyObstacle({ ...store, phase: 'Provisioning' })).toBe(
      'verifySimulated',
    );
  });
});
