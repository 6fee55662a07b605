import { StoreInventory } from '../cluster/StoreInventory';
import { StoreRecord } from '../database';

/** Looks into the clusters. */
export interface StoreInspector {
  /** Whether a cluster answers this replica, or another one, as far as it is known. */
  isReachable(cluster: string): boolean;

  /**
   * Reads what there is of a store in its cluster now, past all caches,
   * all of which deleting it would take away.
   *
   * @throws ServiceUnavailableError when the cluster doesn't tell
   */
  inspect(store: StoreRecord): Promise<StoreInventory>;
}
