import { StoreConditionType } from './types';

/**
 * The rungs of the ladder, in the order in which a store climbs them.
 *
 * @public
 */
export const STORE_CONDITION_TYPES = [
  'Accepted',
  'NamespaceReady',
  'SecretsReady',
  'ReleaseDeployed',
  'DatabaseReady',
  'WordPressReady',
  'StorefrontReachable',
  'CheckoutVerified',
  'CronHealthy',
] as const satisfies readonly StoreConditionType[];

/**
 * The reason of a condition that can't be observed because the cluster's nodes
 * are simulated: pods are only said to run, and nothing answers at the
 * storefront's address.
 *
 * @public
 */
export const CONDITION_REASON_SIMULATED_NODES = 'SimulatedNodes';
