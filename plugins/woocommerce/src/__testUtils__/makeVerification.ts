import { StoreVerification } from '@woocommerce-backstage/plugin-woocommerce-common';

/** A verification that passed, unless said otherwise. */
export function makeVerification(
  overrides: Partial<StoreVerification> = {},
): StoreVerification {
  return {
    level: 'checkout',
    passed: true,
    rung: 'checkout',
    message: 'A test order went through and was removed again',
    durationsMs: {
      storefront: 120,
      product: 30,
      cart: 40,
      checkout: 1_190,
      order: 20,
      cleanup: 45,
    },
    verifiedAt: '2026-03-02T10:01:00.000Z',
    releaseRevision: 1,
    ...overrides,
  };
}

/** A verification that failed at the order, with the shop's answer. */
export function makeFailedVerification(
  overrides: Partial<StoreVerification> = {},
): StoreVerification {
  return makeVerification({
    passed: false,
    step: 'place-order',
    statusCode: 500,
    message: 'The shop refused the test order',
    answer: 'There has been a critical error on this website.',
    durationsMs: { storefront: 120, product: 30, cart: 40, checkout: 1_190 },
    ...overrides,
  });
}
