import { StorePhase, StoreSort } from './types';

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

/**
 * All ways to sort stores.
 *
 * @public
 */
export const STORE_SORTS = [
  'name',
  '-name',
  'createdAt',
  '-createdAt',
  'updatedAt',
  '-updatedAt',
] as const satisfies readonly StoreSort[];
