import { StoreVerification } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedProblem, ReachableStore } from '../kubernetes/ObservedStore';
import { DesiredStore } from './DesiredStore';

/** The last verification, as long as the release is still the one it looked at. */
export function findVerification(
  desired: DesiredStore,
  observed: ReachableStore,
): StoreVerification | undefined {
  const { verification } = desired;
  return verification &&
    verification.releaseRevision === observed.release?.revision
    ? verification
    : undefined;
}

/** What a verification that did not pass says is the matter with the store. */
export function toVerificationProblem(
  verification: StoreVerification,
): ObservedProblem {
  return {
    reason:
      verification.rung === 'storefront'
        ? 'StorefrontUnreachable'
        : 'CheckoutFailed',
    message: describeVerification(verification),
  };
}

/** The rung, the step and the status code, and what was answered in place of a shop. */
export function describeVerification(verification: StoreVerification): string {
  const { rung, step, statusCode, message, answer } = verification;
  const where = [
    rung,
    step && `step ${step}`,
    statusCode !== undefined && `status ${statusCode}`,
  ].filter(Boolean);
  return [`${message} (${where.join(', ')})`, ...(answer ? [answer] : [])].join(
    '\n',
  );
}
