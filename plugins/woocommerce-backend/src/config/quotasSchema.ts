import { z } from 'zod';
import { parseQuantity } from './parseQuantity';
import { expected, filledString, quantity, wholeNumber } from './values';

const MAX = 1_000_000;

/** An amount that is written as Kubernetes writes quantities. */
function amount() {
  return quantity().transform(parseQuantity);
}

/** How much somebody may have; what is absent is not limited. */
const limitsSchema = z.strictObject(
  {
    stores: wholeNumber({ min: 0, max: MAX }).optional(),
    cpu: amount().optional(),
    memory: amount().optional(),
    storage: amount().optional(),
    operations: wholeNumber({ min: 0, max: MAX }).optional(),
    createsPerHour: wholeNumber({ min: 0, max: MAX }).optional(),
  },
  expected('must be an object of limits'),
);

/** The quotas as they are written. */
export const quotasSchema = z.strictObject(
  {
    user: limitsSchema.default({}),
    group: limitsSchema.default({}),
    cluster: limitsSchema.default({}),
    overrides: z
      .record(
        filledString(),
        limitsSchema,
        expected('must be an object of limits for each subject'),
      )
      .default({}),
  },
  expected('must be an object'),
);

/** How often somebody may ask, as it is written. */
export const rateLimitSchema = z.strictObject(
  {
    requestsPerMinute: wholeNumber({ min: 1, max: MAX }).default(1_200),
    changesPerMinute: wholeNumber({ min: 1, max: MAX }).default(60),
  },
  expected('must be an object'),
);
