import { StoreInventory } from '../cluster/StoreInventory';

/** A cluster that holds nothing of a store but what is said. */
export function makeInventory(
  overrides: Partial<StoreInventory> = {},
): StoreInventory {
  return {
    volumeClaims: [],
    hosts: [],
    obstacles: [],
    unseen: [],
    ...overrides,
  };
}
