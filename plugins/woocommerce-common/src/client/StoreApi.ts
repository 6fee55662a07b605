import {
  AuditEventFilter,
  AuditEventList,
  AuditExportFormat,
  Cluster,
  CreateStoreRequest,
  DeletePlan,
  DeleteStoreRequest,
  ListAuditEventsRequest,
  ListStoresRequest,
  Overview,
  Plan,
  Preflight,
  Quota,
  Store,
  StoreEvent,
  StoreList,
  StoreNameCheck,
  StoreOperation,
  UpdateStoreRequest,
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
  /**
   * Made up for this request, so that it can be sent again when it isn't known
   * what came of it: with the same key, it changes nothing more. Only calls that
   * return a store as it was accepted have a use for it.
   */
  idempotencyKey?: string;
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

  /** Lists what was asked for of a store, the latest first, at most 50 operations. */
  listStoreOperations(
    name: string,
    options?: StoreApiOptions,
  ): Promise<StoreOperation[]>;

  /** Observes a store in the cluster now. */
  refreshStore(name: string, options?: StoreApiOptions): Promise<Store>;

  /** Tries to provision a failed store again. */
  retryStore(name: string, options?: StoreApiOptions): Promise<Store>;

  /** Checks whether a customer can buy; follow the store's `operation`. */
  verifyStore(name: string, options?: StoreApiOptions): Promise<Store>;

  /** Brings a store to the chart and the plan as they are configured now. */
  upgradeStore(name: string, options?: StoreApiOptions): Promise<Store>;

  /** Puts back what is missing of a store in the cluster. */
  repairStore(name: string, options?: StoreApiOptions): Promise<Store>;

  /** Gives up what is being done for a store, unless it is being deleted. */
  cancelStoreOperation(name: string, options?: StoreApiOptions): Promise<Store>;

  /** Changes what is recorded of a store: whether it is protected. */
  updateStore(
    name: string,
    request: UpdateStoreRequest,
    options?: StoreApiOptions,
  ): Promise<Store>;

  /** Says what deleting a store would take away; changes nothing. */
  planStoreDeletion(
    name: string,
    options?: StoreApiOptions,
  ): Promise<DeletePlan>;

  /**
   * Removes a store and all of its data, as a plan has said it; returns it in
   * phase `Deleting`.
   */
  deleteStore(
    name: string,
    request: DeleteStoreRequest,
    options?: StoreApiOptions,
  ): Promise<Store>;

  /**
   * Lists the plans, and whether the caller could have a store of each for an
   * owner, themselves when absent.
   */
  listPlans(
    request: { owner?: string },
    options?: StoreApiOptions,
  ): Promise<Plan[]>;

  /** Lists the quotas that a new store of an owner would count against. */
  listQuotas(
    request: { owner?: string },
    options?: StoreApiOptions,
  ): Promise<Quota[]>;

  /** Says whether a new store can have a name. */
  checkStoreName(
    name: string,
    options?: StoreApiOptions,
  ): Promise<StoreNameCheck>;

  /** Says how all stores do, and have done for some days, 7 when absent. */
  getOverview(
    request: { days?: number },
    options?: StoreApiOptions,
  ): Promise<Overview>;

  /** Lists who asked for what, the latest first, a page at a time. */
  listAuditEvents(
    request: ListAuditEventsRequest,
    options?: StoreApiOptions,
  ): Promise<AuditEventList>;

  /** Returns all audit events that match as the text of a file. */
  exportAuditEvents(
    request: AuditEventFilter & { format: AuditExportFormat },
    options?: StoreApiOptions,
  ): Promise<string>;

  /** Lists the clusters, with what their last preflight came to. */
  listClusters(options?: StoreApiOptions): Promise<Cluster[]>;

  /** Says what a cluster lacks of what stores need, as it was found within the last minute. */
  getClusterPreflight(
    cluster: string,
    options?: StoreApiOptions,
  ): Promise<Preflight>;

  /** Checks a cluster again now, and by pods that run there for it when asked to. */
  runClusterPreflight(
    cluster: string,
    request: { probe?: boolean },
    options?: StoreApiOptions,
  ): Promise<Preflight>;
}
