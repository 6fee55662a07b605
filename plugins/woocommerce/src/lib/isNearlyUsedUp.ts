import { Quota } from '@woocommerce-backstage/plugin-woocommerce-common';

const NEARLY = 0.9;

/** Whether next to nothing is left of a quota. */
export function isNearlyUsedUp({ limit, used }: Quota): boolean {
  return used >= limit * NEARLY;
}
