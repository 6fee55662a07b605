import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '../__testUtils__/makeStore';
import { toCronHealth } from './toCronHealth';

const SINCE = '2026-03-02T10:05:00.000Z';

function makeStoreWithCron(
  phase: Store['phase'],
  status: 'True' | 'False' | 'Unknown',
): Store {
  return makeStore({
    phase,
    conditions: [
      {
        type: 'CronHealthy',
        status,
        reason: 'Cron',
        message: 'The last run',
        lastTransitionTime: SINCE,
      },
    ],
  });
}

describe('toCronHealth', () => {
  it.each([
    ['Ready', 'True', 'reached'],
    ['Ready', 'False', 'failed'],
    ['Ready', 'Unknown', 'skipped'],
    ['Degraded', 'True', 'reached'],
    ['Degraded', 'False', 'failed'],
    ['Provisioning', 'False', 'skipped'],
    ['Failed', 'False', 'skipped'],
    ['Deleting', 'True', 'skipped'],
  ] as const)(
    'is for a store that is %s, with %s: %s',
    (phase, status, state) => {
      expect(toCronHealth(makeStoreWithCron(phase, status))).toEqual({
        state,
        message: 'The last run',
        ...(state !== 'skipped' && { since: SINCE }),
      });
    },
  );

  it('is not known before anything was observed', () => {
    expect(toCronHealth(makeStore({ conditions: [] }))).toEqual({
      state: 'skipped',
    });
  });
});
