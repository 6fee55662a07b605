import { createPermissionRule } from '@backstage/plugin-permission-node';
import {
  STORE_PHASES,
  StorePhase,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { z } from 'zod';
import { woocommerceStoreResourceRef } from './storeResourceRef';

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow stores that one of these owns',
  resourceRef: woocommerceStoreResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity references of users or groups'),
  }),
  apply: ({ owner }, { claims }) => claims.includes(owner),
  toQuery: ({ claims }) => ({ field: 'owner', values: claims }),
});

const isCreator = createPermissionRule({
  name: 'IS_CREATOR',
  description: 'Allow stores that one of these has asked for',
  resourceRef: woocommerceStoreResourceRef,
  paramsSchema: z.object({
    claims: z.array(z.string()).describe('Entity references of users'),
  }),
  apply: ({ createdBy }, { claims }) => claims.includes(createdBy),
  toQuery: ({ claims }) => ({ field: 'createdBy', values: claims }),
});

const hasPlan = createPermissionRule({
  name: 'HAS_PLAN',
  description: 'Allow stores of one of these plans',
  resourceRef: woocommerceStoreResourceRef,
  paramsSchema: z.object({
    plans: z.array(z.string()).describe('Names of plans'),
  }),
  apply: ({ plan }, { plans }) => plans.includes(plan),
  toQuery: ({ plans }) => ({ field: 'plan', values: plans }),
});

const hasPhase = createPermissionRule({
  name: 'HAS_PHASE',
  description: 'Allow stores that are in one of these phases',
  resourceRef: woocommerceStoreResourceRef,
  paramsSchema: z.object({
    phases: z.array(z.enum(STORE_PHASES)).describe('Phases of stores'),
  }),
  apply: ({ phase }, { phases }: { phases: StorePhase[] }) =>
    phases.includes(phase),
  toQuery: ({ phases }) => ({ field: 'phase', values: phases }),
});

const isProtected = createPermissionRule({
  name: 'IS_PROTECTED',
  description: 'Allow stores that are protected from being deleted',
  resourceRef: woocommerceStoreResourceRef,
  apply: store => store.protected,
  toQuery: () => ({ field: 'protected' as const, values: [true] }),
});

/**
 * The rules that a policy's conditions about stores are made of.
 *
 * @public
 */
export const woocommerceStoreRules = {
  isOwner,
  isCreator,
  hasPlan,
  hasPhase,
  isProtected,
};
