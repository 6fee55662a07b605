import { StoreVerification } from '@woocommerce-backstage/plugin-woocommerce-common';

/** What a verification measures or fails at, in the order in which it is done. */
export const VERIFICATION_STEPS = [
  'storefront',
  'home',
  'shop',
  'prepare',
  'product',
  'cart',
  'payment',
  'checkout',
  'place-order',
  'order',
  'find-order',
  'cleanup',
  'clean-up',
] as const;

/** The name of a step of a verification. */
export type VerificationStepName = (typeof VERIFICATION_STEPS)[number];

/** How long one step of a verification took. */
export interface VerificationStep {
  name: string;
  milliseconds: number;
}

/**
 * Puts the measured steps in order, which a database may not have kept. Those
 * that only a newer chart knows come last.
 */
export function toVerificationSteps(
  verification: StoreVerification,
): VerificationStep[] {
  return Object.entries(verification.durationsMs)
    .map(([name, milliseconds]) => ({ name, milliseconds }))
    .sort((a, b) => toPosition(a.name) - toPosition(b.name));
}

/** Whether a step is known, so that it has a name for people. */
export function isVerificationStepName(
  name: string,
): name is VerificationStepName {
  return VERIFICATION_STEPS.some(each => each === name);
}

function toPosition(name: string): number {
  return isVerificationStepName(name)
    ? VERIFICATION_STEPS.indexOf(name)
    : VERIFICATION_STEPS.length;
}
