import {
  STORE_PHASES,
  STORE_SORTS,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import type { z as zod } from 'zod/v3';

/** The zod that the actions registry gives to those who describe actions. */
export type Zod = typeof zod;

/** The name of a store that is there. */
export function nameInput(z: Zod) {
  return z.object({
    name: z.string().describe('The name of the store'),
  });
}

/** A name, and what lets the call be made again. */
export function changeInput(z: Zod) {
  return nameInput(z).extend(idempotencyShape(z));
}

/** What lets a call be made again when it isn't known what came of it. */
export function idempotencyShape(z: Zod) {
  return {
    idempotencyKey: z
      .string()
      .optional()
      .describe(
        'Made up for this request: sent again with the same key, it changes nothing more',
      ),
  };
}

/** Who would own a store. */
export function ownerInput(z: Zod) {
  return z.object({
    owner: z
      .string()
      .optional()
      .describe(
        'The owning group or user, an entity reference such as group:default/shops; you when absent',
      ),
  });
}

/** What a list of stores is narrowed by. */
export function listInput(z: Zod) {
  return z.object({
    phase: z
      .enum(STORE_PHASES)
      .optional()
      .describe('Only stores in this phase'),
    owner: z
      .string()
      .optional()
      .describe('Only stores of this owner, an entity reference'),
    cluster: z
      .string()
      .optional()
      .describe('Only stores in the cluster of this name'),
    q: z
      .string()
      .optional()
      .describe('Only stores whose name or title contains this text'),
    sort: z
      .enum(STORE_SORTS)
      .optional()
      .describe('The field to sort by, with a leading - for descending order'),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe('The largest number of stores in the answer; 20 when absent'),
    cursor: z.string().optional().describe('The nextCursor of the page before'),
  });
}

/** A store, as the REST API describes it. */
export function storeOutput(z: Zod) {
  return z.object({ store: storeSchema(z) });
}

/** What tells stores apart; the rest is as the REST API describes it. */
export function storeSchema(z: Zod) {
  return z
    .object({
      name: z.string(),
      title: z.string(),
      owner: z.string(),
      plan: z.string(),
      cluster: z.string().describe('The name of the cluster it lives in'),
      phase: z.enum(STORE_PHASES),
      url: z.string().describe('The storefront’s address'),
      reason: z.string().optional().describe('Why it isn’t ready'),
      message: z.string().optional().describe('The same for people'),
      hint: z.string().optional().describe('What can be done about it'),
    })
    .passthrough();
}

/** A list of what the REST API describes. */
export function itemsOutput(z: Zod) {
  return z.object({ items: z.array(z.object({}).passthrough()) });
}
