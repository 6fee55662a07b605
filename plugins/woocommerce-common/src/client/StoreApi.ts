import {
  CreateStoreRequest,
  ListStoresRequest,
  Store,
  StoreEvent,
  StoreList,
} from '../types';

/**
 * Options of a call.
 *
 * @public
 */
export interface StoreApiOptions {
  /** The caller's token; not needed in the browser, where the session has one. */
  token?: string;
  /** Ends the call when aborted. */
  signal?: AbortSignal;
}

/**
 * The REST API of the WooCommerce backend plugin. Each method throws a
 * `ResponseError` when the answer isn't a success; its `cause.name` is for
 * example `NotFoundError`, `ConflictError`, `InputError` or `NotAllowedError`.
 *
 * @public
 */
export interface StoreApi {
  /** Lists stores, a page at a time. */
  listStores(
    request: ListStoresRequest,
    options?: StoreApiOptions,
  ): Promise<StoreList>;

  /** Requests a store; returns it as it was accepted. */
  createStore(
    request: CreateStoreRequest,
    options?: StoreApiOptions,
  ): Promise<Store>;

  /** Reads a store. */
  getStore(name: string, options?: StoreApiOptions): Promise<Store>;

  /** Lists what happened to a store, newest first, at most 200 events. */
  listStoreEvents(
    name: string,
    options?: StoreApiOptions,
  ): Promise<StoreEvent[]>;

  /** Observes a store in the cluster now. */
  refreshStore(name: string, options?: StoreApiOptions): Promise<Store>;

  /** Tries to provision a failed store again. */
  retryStore(name: string, options?: StoreApiOptions): Promise<Store>;

  /** Checks whether a customer can buy; follow the store's `operation`. */
  verifyStore(name: string, options?: StoreApiOptions): Promise<Store>;

  /** Brings a store to the chart and the plan as they are configured now. */
  upgradeStore(name: string, options?: StoreApiOptions): Promise<Store>;

  /** Removes a store and all of its data; returns it in phase `Deleting`. */
  deleteStore(name: string, options?: StoreApiOptions): Promise<Store>;
}
