import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';

/** How far a verification or an upgrade is, or how it ended. */
export interface Activity {
  kind: 'verify' | 'upgrade';
  state: 'running' | 'succeeded' | 'failed';
}

/**
 * Says what was asked for last of a store that is up; its phase tells of
 * everything else. A verification that was carried out may well have failed.
 */
export function toActivity(store: Store): Activity | undefined {
  const { kind, status } = store.operation;
  if (kind !== 'verify' && kind !== 'upgrade') {
    return undefined;
  }
  if (status === 'Running') {
    return { kind, state: 'running' };
  }
  const hasFailed =
    status === 'Failed' ||
    (kind === 'verify' && store.verification?.passed === false);
  return { kind, state: hasFailed ? 'failed' : 'succeeded' };
}
