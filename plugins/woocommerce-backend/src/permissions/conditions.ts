import { createConditionExports } from '@backstage/plugin-permission-node';
import { woocommerceStoreRules } from './rules';
import { woocommerceStoreResourceRef } from './storeResourceRef';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: woocommerceStoreResourceRef,
  rules: woocommerceStoreRules,
});

/**
 * Conditions about stores for a permission policy: `isOwner`, `isCreator`,
 * `hasPlan`, `hasPhase` and `isProtected`.
 *
 * @public
 */
export const woocommerceStoreConditions = conditions;

/**
 * Makes the decision of a permission policy that depends on the store.
 *
 * @public
 */
export const createWoocommerceStoreConditionalDecision =
  createConditionalDecision;
