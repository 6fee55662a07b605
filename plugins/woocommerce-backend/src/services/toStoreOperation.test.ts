import { makeStore, NOW } from '../reconcile/__testUtils__/stores';
import { OperationRecord } from '../database';
import { toStoreOperation } from './toStoreOperation';

/** One that has not begun, unless said otherwise. */
function makeOperation(overrides: Partial<OperationRecord>): OperationRecord {
  return makeStore({ operation: { startedAt: undefined, ...overrides } })
    .operation;
}

describe('toStoreOperation', () => {
  it.each<[string, Partial<OperationRecord>, string]>([
    ['waits', {}, 'Queued'],
    ['has begun', { startedAt: NOW }, 'Running'],
    ['is done', { status: 'Succeeded', startedAt: NOW }, 'Succeeded'],
    ['has failed', { status: 'Failed', startedAt: NOW }, 'Failed'],
    ['was given up before it began', { status: 'Failed' }, 'Failed'],
    ['had to make room', { status: 'Superseded' }, 'Superseded'],
  ])('says that one %s', (_, overrides, status) => {
    expect(toStoreOperation(makeOperation(overrides)).status).toBe(status);
  });

  it('says which place it has only as long as it waits', () => {
    expect(toStoreOperation(makeOperation({}), 2)).toMatchObject({
      queuePosition: 2,
    });
    expect(toStoreOperation(makeOperation({}))).not.toHaveProperty(
      'queuePosition',
    );
    expect(
      toStoreOperation(makeOperation({ startedAt: NOW }), 2),
    ).not.toHaveProperty('queuePosition');
  });

  it('says what can be done about what keeps it from getting on', () => {
    expect(
      toStoreOperation(
        makeOperation({ startedAt: NOW, reason: 'HelmFailed', message: 'no' }),
      ),
    ).toMatchObject({
      reason: 'HelmFailed',
      message: 'no',
      hint: expect.any(String),
    });
  });

  it.each<[Partial<OperationRecord>, boolean | undefined]>([
    [{}, undefined],
    [{ status: 'Succeeded' }, undefined],
    [{ status: 'Failed' }, true],
    [{ status: 'Failed', reason: 'Cancelled' }, true],
    [{ status: 'Failed', reason: 'ForeignNamespace' }, false],
  ])('says of %j whether it can be tried again: %s', (overrides, retryable) => {
    expect(toStoreOperation(makeOperation(overrides)).retryable).toBe(
      retryable,
    );
  });
});
