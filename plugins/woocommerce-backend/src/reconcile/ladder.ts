import {
  StoreConditionType,
  StoreReadiness,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedCondition } from './StoreState';

/** The rungs that say whether the pods run, which every store has to reach. */
const WORKLOAD_RUNGS: readonly StoreConditionType[] = [
  'Accepted',
  'NamespaceReady',
  'SecretsReady',
  'ReleaseDeployed',
  'DatabaseReady',
  'WordPressReady',
];

/** The rungs above them that have to be reached for each readiness. */
const VERIFIED_RUNGS: Record<StoreReadiness, readonly StoreConditionType[]> = {
  workload: [],
  storefront: ['StorefrontReachable'],
  checkout: ['StorefrontReachable', 'CheckoutVerified'],
};

/** The lowest rung below the verified ones that is not reached. */
export function findMissingRung(
  conditions: ObservedCondition[],
): ObservedCondition | undefined {
  return findNotTrue(conditions, WORKLOAD_RUNGS);
}

/** The lowest rung that a verification has to show and has not. */
export function findUnverifiedRung(
  conditions: ObservedCondition[],
  readiness: StoreReadiness,
): ObservedCondition | undefined {
  return findNotTrue(conditions, VERIFIED_RUNGS[readiness]);
}

function findNotTrue(
  conditions: ObservedCondition[],
  types: readonly StoreConditionType[],
): ObservedCondition | undefined {
  return conditions.find(
    ({ type, status }) => types.includes(type) && status !== 'True',
  );
}
