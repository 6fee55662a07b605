import { z } from 'zod';
import { trueOrFalse } from './fields';

/** What a caller wants to have recorded of a store. */
export const updateStoreSchema = z.strictObject(
  { protected: trueOrFalse() },
  'must be an object with the fields to change',
);
