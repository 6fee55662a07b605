import { StoreInventory } from '../cluster/StoreInventory';
import { StoreRecord } from '../database';
import { StoreInspector } from '../services/StoreInspector';
import { makeInventory } from './makeInventory';

/** A cluster that holds of every store what a test says. */
export class FakeStoreInspector implements StoreInspector {
  /** What differs from a cluster that holds nothing of the store. */
  inventory: Partial<StoreInventory> = {};
  /** The clusters that don't answer. */
  readonly lost = new Set<string>();
  /** What is thrown instead. */
  error?: Error;

  isReachable(cluster: string): boolean {
    return !this.lost.has(cluster);
  }

  async inspect(_store: StoreRecord): Promise<StoreInventory> {
    if (this.error) {
      throw this.error;
    }
    return makeInventory(this.inventory);
  }
}
