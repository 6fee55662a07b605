import {
  CONDITION_REASON_SIMULATED_NODES,
  StoreVerification,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { ReachableStore } from '../kubernetes/ObservedStore';
import { DesiredStore } from './DesiredStore';
import { pending, reached, unknown } from './makeCondition';
import { ObservedCondition } from './StoreState';
import { describeVerification, findVerification } from './verification';

type VerifiedType = 'StorefrontReachable' | 'CheckoutVerified';

const RUNGS = {
  StorefrontReachable: {
    level: 'storefront',
    failure: 'StorefrontUnreachable',
    success: 'The storefront answered as a shop',
    simulated: 'nothing answers at the storefront’s address',
  },
  CheckoutVerified: {
    level: 'checkout',
    failure: 'CheckoutFailed',
    success: 'A test order went through and was removed again',
    simulated: 'no order can be placed',
  },
} as const;

/** Says of what a verification looks at what the last one has found. */
export function buildVerificationConditions(
  desired: DesiredStore,
  observed: ReachableStore,
): ObservedCondition[] {
  return [
    buildCondition('StorefrontReachable', desired, observed),
    buildCondition('CheckoutVerified', desired, observed),
  ];
}

function buildCondition(
  type: VerifiedType,
  desired: DesiredStore,
  observed: ReachableStore,
): ObservedCondition {
  const { failure, level, simulated, success } = RUNGS[type];
  if (desired.simulatedNodes) {
    return unknown(
      type,
      CONDITION_REASON_SIMULATED_NODES,
      `The cluster’s nodes are simulated: ${simulated}`,
    );
  }
  const verification = findVerification(desired, observed);
  if (verification && hasPassed(verification, level)) {
    return reached(type, 'Verified', success);
  }
  if (verification && !verification.passed && verification.rung === level) {
    return pending(type, failure, describeVerification(verification));
  }
  return unknown(type, 'NotVerified', explain(level, desired, observed));
}

function hasPassed(
  verification: StoreVerification,
  level: 'storefront' | 'checkout',
): boolean {
  return level === 'storefront'
    ? verification.passed || verification.rung === 'checkout'
    : verification.passed && verification.level === 'checkout';
}

function explain(
  level: 'storefront' | 'checkout',
  desired: DesiredStore,
  observed: ReachableStore,
): string {
  const { readiness } = desired;
  if (readiness !== 'checkout' && readiness !== level) {
    return level === 'storefront'
      ? 'The store’s readiness ends below this rung: the storefront is not called'
      : 'The store’s readiness ends below this rung: no test order is placed';
  }
  if (!observed.release) {
    return 'There is nothing to verify yet';
  }
  const subject = `Revision ${observed.release.revision} of the release`;
  return findVerification(desired, observed)?.passed
    ? `${subject} verifies no more than its storefront: upgrade the store to have it place a test order`
    : `${subject} is not verified yet`;
}
