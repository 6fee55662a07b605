import { z } from 'zod';
import { ownerRef } from './fields';

/** The query parameter of what is about a store that somebody would own. */
export const ownerSchema = z.strictObject({ owner: ownerRef().optional() });
