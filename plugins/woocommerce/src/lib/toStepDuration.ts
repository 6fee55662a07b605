import { StoreOperationStep } from '@woocommerce-backstage/plugin-woocommerce-common';

/** How many milliseconds a step took, or has taken until now. */
export function toStepDuration(step: StoreOperationStep, now: number): number {
  const end = step.finishedAt ? Date.parse(step.finishedAt) : now;
  // The clocks of server and browser may differ.
  return Math.max(0, end - Date.parse(step.startedAt));
}
