import { ObservedStore, StoreObject } from '../kubernetes/ObservedStore';

/** Says what a cluster holds of a store. */
export interface StoreObserver {
  /**
   * Observes a store. Never throws because of the cluster: one that does not
   * answer is an answer, too.
   *
   * @param options.fresh - asks the API server for everything, where otherwise
   * the workloads come from the watches, which may be some milliseconds behind
   * @param options.now - the time by the database's clock
   * @param options.labelled - what has to have the store's label if it is there;
   * without it, the watches take it for gone
   */
  observe(options: {
    namespace: string;
    fresh: boolean;
    now?: Date;
    labelled?: readonly StoreObject[];
  }): Promise<ObservedStore>;

  /**
   * Asks the API server for what has to be gone before a store is: namespace,
   * release, volume claims and volumes. Of the rest it says nothing. Throws no
   * more than `observe` does.
   *
   * @param options.now - the time by the database's clock
   */
  observeRemains(options: {
    namespace: string;
    now?: Date;
  }): Promise<ObservedStore>;
}
