import { NewStore, Placement } from '../database';

/** The placement of a store that can be nowhere else, and counts for nobody. */
export function placeAt(store: NewStore): Placement {
  return {
    storeId: store.id,
    clusters: [],
    choose: () => ({ store, usage: { subjects: [], check: () => {} } }),
  };
}
