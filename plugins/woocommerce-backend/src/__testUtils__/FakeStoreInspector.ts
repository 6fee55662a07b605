import { StoreRecord } from '../database';
import { StoreInventory } from '../kubernetes/StoreInventory';
import { StoreInspector } from '../services/StoreInspector';
import { makeInventory } from './makeInventory';

/** A cluster that holds of every store what a test says. */
export class FakeStoreInspector implements StoreInspector {
  /** What differs from a cluster that holds nothing of the store. */
  inventory: Partial<StoreInventory> = {};
  /** What is thrown instead. */
  error?: Error;

  async inspect(_store: StoreRecord): Promise<StoreInventory> {
    if (this.error) {
      throw this.error;
    }
    return makeInventory(this.inventory);
  }
}
