import { makeVerification } from '../__testUtils__/makeVerification';
import { toVerificationSteps } from './toVerificationSteps';

describe('toVerificationSteps', () => {
  it('puts the steps in the order in which they are done', () => {
    const steps = toVerificationSteps(
      makeVerification({
        durationsMs: { cart: 40, order: 20, cleanup: 45, storefront: 120 },
      }),
    );
    expect(steps).toEqual([
      { name: 'storefront', milliseconds: 120 },
      { name: 'cart', milliseconds: 40 },
      { name: 'order', milliseconds: 20 },
      { name: 'cleanup', milliseconds: 45 },
    ]);
  });

  it('puts steps that it does not know last, as they come', () => {
    const steps = toVerificationSteps(
      makeVerification({ durationsMs: { refund: 2, coupon: 1, product: 3 } }),
    );
    expect(steps.map(({ name }) => name)).toEqual([
      'product',
      'refund',
      'coupon',
    ]);
  });
});
