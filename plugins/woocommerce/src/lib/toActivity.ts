import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';

/** How far something is that was asked for of a store that is up, or how it ended. */
export interface Activity {
  kind: 'verify' | 'upgrade' | 'repair';
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
}

/**
 * Says what was asked for last of a store that is up; its phase tells of
 * everything else. A verification that was carried out may well have failed.
 */
export function toActivity(store: Store): Activity | undefined {
  const { kind, status, reason } = store.operation;
  if (kind === 'provision' || kind === 'delete') {
    return undefined;
  }
  switch (status) {
    case 'Queued':
      return { kind, state: 'queued' };
    case 'Running':
      return { kind, state: 'running' };
    case 'Failed':
      return { kind, state: reason === 'Cancelled' ? 'cancelled' : 'failed' };
    default:
      return {
        kind,
        state:
          kind === 'verify' && store.verification?.passed === false
            ? 'failed'
            : 'succeeded',
      };
  }
}
