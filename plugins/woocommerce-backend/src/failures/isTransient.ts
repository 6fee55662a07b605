import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * Whether a step that fails for a reason says nothing of what was asked for: it
 * is tried again until the operation's deadline.
 */
export function isTransient(reason: StoreReason): boolean {
  return reason === 'WebhookUnavailable' || reason === 'ClusterUnreachable';
}
