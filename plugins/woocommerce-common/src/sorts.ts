import { StoreSort } from './types';

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
