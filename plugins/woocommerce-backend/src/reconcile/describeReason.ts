import {
  STORE_REASONS,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedProblem } from '../kubernetes/ObservedStore';

/** Says of something what is the matter with it, in the words of the reason. */
export function describeReason(
  reason: StoreReason,
  subject: string,
): ObservedProblem {
  return { reason, message: `${subject}: ${STORE_REASONS[reason].summary}` };
}
