import { StoreConditionType } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedCondition } from './StoreState';

/** A rung that is reached. */
export function reached(
  type: StoreConditionType,
  reason: string,
  message: string,
): ObservedCondition {
  return { type, status: 'True', reason, message };
}

/** A rung that is not reached, or no longer. */
export function pending(
  type: StoreConditionType,
  reason: string,
  message: string,
): ObservedCondition {
  return { type, status: 'False', reason, message };
}

/** A rung of which nothing could be or had to be observed. */
export function unknown(
  type: StoreConditionType,
  reason: string,
  message: string,
): ObservedCondition {
  return { type, status: 'Unknown', reason, message };
}
