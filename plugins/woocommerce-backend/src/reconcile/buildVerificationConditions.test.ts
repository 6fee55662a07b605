import { decideConditions } from './__testUtils__/decide';
import {
  makeDesired,
  makeFailedVerification,
  makeVerification,
  makeWhole,
} from './__testUtils__/stores';

type Overrides = Parameters<typeof makeDesired>[0];

function describeRungs(overrides: Overrides): string[] {
  const conditions = decideConditions(makeDesired(overrides), makeWhole());
  return [conditions.StorefrontReachable, conditions.CheckoutVerified].map(
    ({ status, reason }) => `${status} ${reason}`,
  );
}

describe('buildVerificationConditions', () => {
  it.each<[string, Overrides, string, string]>([
    [
      'nothing was verified',
      { readiness: 'checkout' },
      'Unknown NotVerified',
      'Unknown NotVerified',
    ],
    [
      'all was well',
      { verification: makeVerification() },
      'True Verified',
      'True Verified',
    ],
    [
      'only the storefront was called',
      {
        verification: makeVerification({
          level: 'storefront',
          rung: 'storefront',
        }),
      },
      'True Verified',
      'Unknown NotVerified',
    ],
    [
      'the storefront did not answer',
      { verification: makeFailedVerification({ rung: 'storefront' }) },
      'False StorefrontUnreachable',
      'Unknown NotVerified',
    ],
    [
      'the order did not go through',
      { verification: makeFailedVerification() },
      'True Verified',
      'False CheckoutFailed',
    ],
    [
      'another revision was verified',
      { verification: makeVerification({ releaseRevision: 7 }) },
      'Unknown NotVerified',
      'Unknown NotVerified',
    ],
    [
      'nodes are simulated, whatever was verified',
      { simulatedNodes: true, verification: makeVerification() },
      'Unknown SimulatedNodes',
      'Unknown SimulatedNodes',
    ],
  ])('says when %s', (_, overrides, storefront, checkout) => {
    expect(describeRungs(overrides)).toEqual([storefront, checkout]);
  });

  it.each([
    ['workload', 'ends below this rung', 'ends below this rung'],
    ['storefront', 'Revision 1 of the release', 'ends below this rung'],
    ['checkout', 'Revision 1 of the release', 'Revision 1 of the release'],
  ] as const)(
    'says why nothing is known at readiness %s',
    (readiness, storefront, checkout) => {
      const conditions = decideConditions(
        makeDesired({ readiness }),
        makeWhole(),
      );
      expect(conditions.StorefrontReachable.message).toContain(storefront);
      expect(conditions.CheckoutVerified.message).toContain(checkout);
    },
  );

  it('names rung, step and status, and the first lines of the answer', () => {
    const { CheckoutVerified } = decideConditions(
      makeDesired({ verification: makeFailedVerification() }),
      makeWhole(),
    );
    expect(CheckoutVerified.message).toBe(
      'The order was refused. (checkout, step place-order, status 500)\nFatal error',
    );
  });
});
