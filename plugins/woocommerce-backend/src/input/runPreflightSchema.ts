import { z } from 'zod';

/** How a cluster is to be checked. */
export const runPreflightSchema = z.strictObject({
  probe: z
    .enum(['true', 'false'], 'must be true or false')
    .optional()
    .transform(value => value === 'true'),
});
