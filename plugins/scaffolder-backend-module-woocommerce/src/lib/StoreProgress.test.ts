import { StoreCondition } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { TestTask } from '../__testUtils__/TestTask';
import { StoreProgress } from './StoreProgress';

function aCondition(status: StoreCondition['status']): StoreCondition {
  return {
    type: 'DatabaseReady',
    status,
    reason: 'Observed',
    message: 'MariaDB was looked at.',
    lastTransitionTime: '2026-01-01T00:00:00.000Z',
  };
}

function setUp() {
  const task = new TestTask();
  const { logger } = task.context({});
  return { task, progress: new StoreProgress({ logger }) };
}

describe('StoreProgress', () => {
  it('says nothing twice', () => {
    const { task, progress } = setUp();
    const store = makeStore({ conditions: [aCondition('True')] });
    progress.report(store);
    progress.report({ ...store, updatedAt: '2027-01-01T00:00:00.000Z' });
    expect(task.log).toEqual([
      'DatabaseReady is reached: MariaDB was looked at.',
      'Store "demo" is Ready.',
    ]);
  });

  it('says what is lost, but not what was never there', () => {
    const { task, progress } = setUp();
    const phase = 'Provisioning';
    progress.report(makeStore({ phase, conditions: [aCondition('False')] }));
    progress.report(makeStore({ phase, conditions: [aCondition('True')] }));
    progress.report(makeStore({ phase, conditions: [aCondition('False')] }));
    expect(task.log).toEqual([
      'Store "demo" is Provisioning.',
      'DatabaseReady is reached: MariaDB was looked at.',
      'DatabaseReady is not reached yet: MariaDB was looked at.',
    ]);
  });

  it('only says of a deletion what holds it up', () => {
    const { task, progress } = setUp();
    const store = makeStore({
      phase: 'Deleting',
      conditions: [aCondition('True')],
    });
    progress.report(store);
    progress.report({
      ...store,
      reason: 'FinalizerHeld',
      message: 'Volume data has a finalizer.',
      hint: 'Wait for its owner.',
    });
    expect(task.log).toEqual([
      'Store "demo" is Deleting.',
      'Store "demo" is Deleting: FinalizerHeld. Volume data has a finalizer. Wait for its owner.',
    ]);
  });
});
