import { z } from 'zod';

const MESSAGE =
  'is required: the hash of a delete plan, which POST /stores/{name}/delete-plan answers with';

/** What a caller says of a deletion. */
export const deleteStoreSchema = z.strictObject(
  {
    plan: z.string(MESSAGE).min(1, MESSAGE).max(200, 'is too long'),
  },
  'must be an object with the hash of a delete plan',
);
