import { z } from 'zod';

const MESSAGE = 'must be a whole number from 1 to 30';

/** The query parameters of the overview. */
export const overviewSchema = z.strictObject({
  days: z
    .string(MESSAGE)
    .regex(/^([1-9]|[12]\d|30)$/, MESSAGE)
    .transform(Number)
    .optional(),
});
