import { StoreOperation } from '@woocommerce-backstage/plugin-woocommerce-common';

/** Whether an operation is being carried out, or waits for its turn. */
export function isUnderWay({ status }: StoreOperation): boolean {
  return status === 'Queued' || status === 'Running';
}
