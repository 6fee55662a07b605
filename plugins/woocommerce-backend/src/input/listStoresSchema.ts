import {
  STORE_PHASES,
  STORE_SORTS,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { z } from 'zod';
import { lineOfText, ownerRef, pageLimit } from './fields';

/** The query parameters of a list of stores. */
export const listStoresSchema = z.strictObject({
  phase: z
    .enum(STORE_PHASES, `must be one of ${STORE_PHASES.join(', ')}`)
    .optional(),
  owner: ownerRef().optional(),
  cluster: lineOfText({ maxLength: 63 }).optional(),
  q: lineOfText({ maxLength: 100 }).optional(),
  sort: z
    .enum(STORE_SORTS, `must be one of ${STORE_SORTS.join(', ')}`)
    .optional(),
  limit: pageLimit().optional(),
  cursor: z.string('must be a string').max(1_000, 'is too long').optional(),
});
