import { FailureEvidence } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedProblem } from '../kubernetes/ObservedStore';

/** Why something failed, what to do about it, and what proves it. */
export interface Failure extends ObservedProblem {
  readonly hint: string;
  readonly evidence: readonly FailureEvidence[];
}
