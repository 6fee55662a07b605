import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CreateStoreRequest,
  DeletePlan,
  DeleteStoreRequest,
  ListStoresRequest,
  Plan,
  Quota,
  Store,
  StoreEvent,
  StoreList,
  StoreNameCheck,
  StoreOperation,
  UpdateStoreRequest,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * Options of a call.
 *
 * @public
 */
export interface StoreServiceOptions {
  /** On whose behalf the call is made; their permissions apply. */
  credentials: BackstageCredentials;
  /** Ends the call when aborted. What was accepted before goes on. */
  signal?: AbortSignal;
  /**
   * Made up for this request, 1 to 200 printable ASCII characters, so that it can
   * be made again when it isn't known what came of it: within a day, the same key
   * with the same request has the same outcome and changes nothing more. Methods
   * that change nothing have no use for it.
   *
   * With another request, it is refused with a `RequestConflictError`.
   */
  idempotencyKey?: string;
}

/**
 * Requests, reads and removes WooCommerce stores.
 *
 * Methods that take a name throw a `NotFoundError` when there is no such store, or
 * none that the caller may read, and all throw a `NotAllowedError` when the caller
 * lacks the permission.
 *
 * @public
 */
export interface StoreService {
  /**
   * Lists stores, a page at a time.
   *
   * @throws InputError when a filter or the cursor can't be used
   */
  listStores(
    request: ListStoresRequest,
    options: StoreServiceOptions,
  ): Promise<StoreList>;

  /**
   * Requests a store. It is provisioned after it was accepted: follow its phase.
   *
   * @throws InputError when a field can't be used, which the message names
   * @throws ConflictError when the name is taken, also by a store that is still being deleted
   * @throws QuotaExceededError when a quota has no room for it
   * @throws TooManyRequestsError when too many were requested within an hour
   */
  createStore(
    request: CreateStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store>;

  /** Reads a store. */
  getStore(name: string, options: StoreServiceOptions): Promise<Store>;

  /** Lists what happened to a store, newest first, at most 200 events. */
  listStoreEvents(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreEvent[]>;

  /** Lists what was asked for of a store, the latest first, at most 50 operations. */
  listStoreOperations(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreOperation[]>;

  /** Observes a store in the cluster now, and returns it as observed. */
  refreshStore(name: string, options: StoreServiceOptions): Promise<Store>;

  /**
   * Tries to provision a failed store again.
   *
   * @throws ConflictError when the store isn't in phase `Failed`
   */
  retryStore(name: string, options: StoreServiceOptions): Promise<Store>;

  /**
   * Checks whether a customer can buy. It is done after it was accepted: follow
   * the store's `operation` and `verification`.
   *
   * @throws ConflictError when the store is neither `Ready` nor `Degraded`, or can't be verified
   */
  verifyStore(name: string, options: StoreServiceOptions): Promise<Store>;

  /**
   * Brings a store to the chart and the plan as they are configured now, with
   * its data, passwords and volumes kept. It is done after it was accepted.
   *
   * @throws ConflictError when the store is neither `Ready` nor `Degraded`
   */
  upgradeStore(name: string, options: StoreServiceOptions): Promise<Store>;

  /**
   * Puts back what is missing of a store in the cluster, with the volumes that
   * are still there. It is done after it was accepted.
   *
   * @throws ConflictError when the store is neither `Ready`, `Degraded` nor `Failed`
   */
  repairStore(name: string, options: StoreServiceOptions): Promise<Store>;

  /**
   * Gives up what is being done for a store. What it has done so far stays.
   *
   * @throws ConflictError when nothing is being done, or the store is being deleted
   */
  cancelStoreOperation(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store>;

  /**
   * Changes what is recorded of a store: whether it is protected from being
   * deleted.
   *
   * @throws InputError when a field can't be used, which the message names
   * @throws ConflictError when the store is being deleted
   */
  updateStore(
    name: string,
    request: UpdateStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store>;

  /**
   * Says what deleting a store would take away, as the cluster is now.
   *
   * @throws ServiceUnavailableError when the cluster does not answer
   */
  planStoreDeletion(
    name: string,
    options: StoreServiceOptions,
  ): Promise<DeletePlan>;

  /**
   * Removes a store and all of its data, as a plan has said it. It can be read in
   * phase `Deleting` until nothing is left of it; deleting it once more changes
   * nothing.
   *
   * @throws ConflictError when the plan is not what the cluster holds, or the store
   * is protected
   * @throws ServiceUnavailableError when the cluster does not answer
   */
  deleteStore(
    name: string,
    request: DeleteStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store>;

  /**
   * Lists the plans, and says of each whether the caller could have a store of it
   * now, for an owner: themselves when absent.
   *
   * @throws InputError when the owner can't be used
   */
  listPlans(
    request: { owner?: string },
    options: StoreServiceOptions,
  ): Promise<Plan[]>;

  /**
   * Lists the quotas that a new store of an owner would count against, the caller
   * when absent, with what is used of them.
   *
   * @throws InputError when the owner can't be used
   */
  listQuotas(
    request: { owner?: string },
    options: StoreServiceOptions,
  ): Promise<Quota[]>;

  /** Says whether a new store can have a name. */
  checkStoreName(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreNameCheck>;
}
