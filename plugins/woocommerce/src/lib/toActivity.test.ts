import { makeOperation } from '../__testUtils__/makeOperation';
import { makeStore } from '../__testUtils__/makeStore';
import {
  makeFailedVerification,
  makeVerification,
} from '../__testUtils__/makeVerification';
import { toActivity } from './toActivity';

describe('toActivity', () => {
  it.each([
    ['verify', 'Queued', makeFailedVerification(), 'queued'],
    ['verify', 'Running', makeFailedVerification(), 'running'],
    ['verify', 'Succeeded', makeVerification(), 'succeeded'],
    ['verify', 'Succeeded', makeFailedVerification(), 'failed'],
    ['verify', 'Failed', undefined, 'failed'],
    ['verify', 'Failed', makeVerification(), 'failed'],
    ['upgrade', 'Running', undefined, 'running'],
    ['upgrade', 'Succeeded', undefined, 'succeeded'],
    ['upgrade', 'Failed', undefined, 'failed'],
    ['repair', 'Running', undefined, 'running'],
    ['repair', 'Succeeded', makeFailedVerification(), 'succeeded'],
  ] as const)(
    'makes of the operation %s, %s',
    (kind, status, verification, state) => {
      const operation = makeOperation({ kind, status });
      expect(toActivity(makeStore({ operation, verification }))).toEqual({
        kind,
        state,
      });
    },
  );

  it('tells what was given up from what has failed', () => {
    const operation = makeOperation({
      kind: 'upgrade',
      status: 'Failed',
      reason: 'Cancelled',
    });
    expect(toActivity(makeStore({ operation }))).toEqual({
      kind: 'upgrade',
      state: 'cancelled',
    });
  });

  it.each(['provision', 'delete'] as const)(
    'leaves it to the phase to tell of the operation %s',
    kind => {
      const operation = makeOperation({ kind, status: 'Running' });
      expect(toActivity(makeStore({ operation }))).toBeUndefined();
    },
  );
});
