import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';

/** Whether a store's scheduled work is being done, ready to be shown. */
export interface CronHealth {
  state: 'reached' | 'failed' | 'skipped';
  message?: string;
  /** Since when it is so. */
  since?: string;
}

/**
 * Says whether scheduled work is being done. No store waits for it to be Ready:
 * before it is, cron can't have run, which is nothing bad.
 */
export function toCronHealth(store: Store): CronHealth {
  const condition = store.conditions.find(({ type }) => type === 'CronHealthy');
  const message = condition?.message || undefined;
  const isSettled = store.phase === 'Ready' || store.phase === 'Degraded';
  if (!condition || condition.status === 'Unknown' || !isSettled) {
    return { state: 'skipped', message };
  }
  return {
    state: condition.status === 'True' ? 'reached' : 'failed',
    message,
    since: condition.lastTransitionTime,
  };
}
