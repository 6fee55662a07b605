import { StorePhase } from './types';

/**
 * All phases, in the order in which a store goes through them.
 *
 * @public
 */
export const STORE_PHASES = [
  'Pending',
  'Provisioning',
  'Ready',
  'Degraded',
  'Failed',
  'Deleting',
] as const satisfies readonly StorePhase[];
