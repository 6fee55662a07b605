import { makeStore } from '../__testUtils__/makeStore';
import {
  makeFailedVerification,
  makeVerification,
} from '../__testUtils__/makeVerification';
import { toActivity } from './toActivity';

const STARTED_AT = '2026-03-02T10:00:00.000Z';

describe('toActivity', () => {
  it.each([
    ['verify', 'Running', makeFailedVerification(), 'running'],
    ['verify', 'Succeeded', makeVerification(), 'succeeded'],
    ['verify', 'Succeeded', makeFailedVerification(), 'failed'],
    ['verify', 'Failed', undefined, 'failed'],
    ['verify', 'Failed', makeVerification(), 'failed'],
    ['upgrade', 'Running', undefined, 'running'],
    ['upgrade', 'Succeeded', undefined, 'succeeded'],
    ['upgrade', 'Failed', undefined, 'failed'],
  ] as const)(
    'makes of the operation %s, %s',
    (kind, status, verification, state) => {
      const operation = { kind, status, startedAt: STARTED_AT };
      expect(toActivity(makeStore({ operation, verification }))).toEqual({
        kind,
        state,
      });
    },
  );

  it.each(['provision', 'delete'] as const)(
    'leaves it to the phase to tell of the operation %s',
    kind => {
      const operation = {
        kind,
        status: 'Running',
        startedAt: STARTED_AT,
      } as const;
      expect(toActivity(makeStore({ operation }))).toBeUndefined();
    },
  );
});
