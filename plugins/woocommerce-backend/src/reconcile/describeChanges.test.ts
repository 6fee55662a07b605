import { StoreStatus } from '../database/StoreRepository';
import { describeChanges } from './describeChanges';

function makeStatus(overrides: Partial<StoreStatus> = {}): StoreStatus {
  return { phase: 'Provisioning', conditions: [], ...overrides };
}

function makeCondition(
  status: 'True' | 'False',
  message: string,
): StoreStatus['conditions'][number] {
  return {
    type: 'DatabaseReady',
    status,
    reason: 'WorkloadReady',
    message,
    lastTransitionTime: '2026-01-01T12:00:00Z',
  };
}

describe('describeChanges', () => {
  it('is silent when nothing became different', () => {
    expect(describeChanges(makeStatus(), makeStatus())).toEqual([]);
  });

  it('tells of a rung that was reached', () => {
    expect(
      describeChanges(
        makeStatus({ conditions: [makeCondition('False', 'starting')] }),
        makeStatus({ conditions: [makeCondition('True', 'is ready')] }),
      ),
    ).toEqual([
      { type: 'Normal', reason: 'DatabaseReady', message: 'is ready' },
    ]);
  });

  it('warns of a rung that was lost', () => {
    expect(
      describeChanges(
        makeStatus({ conditions: [makeCondition('True', 'is ready')] }),
        makeStatus({ conditions: [makeCondition('False', '0 of 1 pods')] }),
      ),
    ).toEqual([
      {
        type: 'Warning',
        reason: 'WorkloadReady',
        message: 'DatabaseReady is lost: 0 of 1 pods',
      },
    ]);
  });

  it('tells of a phase, and warns of one with a reason', () => {
    expect(
      describeChanges(makeStatus(), makeStatus({ phase: 'Ready' })),
    ).toEqual([
      { type: 'Normal', reason: 'Ready', message: 'The store is Ready' },
    ]);
    expect(
      describeChanges(
        makeStatus(),
        makeStatus({ phase: 'Failed', reason: 'HelmFailed', message: 'no' }),
      ),
    ).toEqual([
      {
        type: 'Warning',
        reason: 'HelmFailed',
        message: 'The store is Failed: no',
      },
    ]);
  });
});
