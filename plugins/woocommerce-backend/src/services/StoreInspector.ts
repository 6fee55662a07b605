import { StoreRecord } from '../database';
import { StoreInventory } from '../kubernetes/StoreInventory';

/** Looks into the clusters for what deleting a store would take away. */
export interface StoreInspector {
  /**
   * Reads what there is of a store in its cluster now, past all caches.
   *
   * @throws ServiceUnavailableError when the cluster doesn't tell
   */
  inspect(store: StoreRecord): Promise<StoreInventory>;
}
