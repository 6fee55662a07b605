import {
  ListStoresRequest,
  StoreCondition,
  StoreEvent,
  StorePhase,
  StoreReason,
  StoreVerification,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** A store as the database holds it: what was asked for and what was last observed. */
export interface StoreRecord {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly owner: string;
  readonly plan: string;
  /** The name of the blueprint of its content; undefined when there is none. */
  readonly blueprint?: string;
  /** The name of the cluster it lives in. */
  readonly cluster: string;
  readonly entityRef?: string;
  readonly namespace: string;
  readonly url: string;
  readonly adminUrl: string;
  /** The chart's name in the chart catalogue, and the version that was applied last. */
  readonly chart: string;
  readonly chartVersion: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly updatedAt: Date;
  readonly status: StoreStatus;
  /** What the last check of storefront and checkout found; undefined before the first one. */
  readonly verification?: StoreVerification;
  /** The operation that was asked for last. */
  readonly operation: OperationRecord;
}

/** What was last observed of a store. */
export interface StoreStatus {
  readonly phase: StorePhase;
  readonly reason?: StoreReason;
  readonly message?: string;
  readonly conditions: StoreCondition[];
  /** The revision of the Helm release; undefined as long as there is none. */
  readonly releaseRevision?: number;
  readonly observedAt?: Date;
  /** Since when the cluster does not answer; undefined while it does. */
  readonly unreachableSince?: Date;
}

/** What is to become of a store. */
export type OperationKind = 'provision' | 'verify' | 'upgrade' | 'delete';

/** Something a person asked for, kept until it is done, whatever dies meanwhile. */
export interface OperationRecord {
  readonly id: string;
  readonly kind: OperationKind;
  readonly status: OperationStatus;
  /** The step that was run last. */
  readonly step?: string;
  /** How often that step failed in a row. */
  readonly attempts: number;
  /** When the operation is given up; moved on by the time the cluster did not answer. */
  readonly deadline: Date;
  /** Who asked for it, an entity reference or a service. */
  readonly actor: string;
  /** Whether this operation's release was applied. */
  readonly releaseApplied: boolean;
  /** The release's revision when it was asked for; undefined when there was none. */
  readonly baseRevision?: number;
  /** The chart's version that it is to bring; undefined when the store keeps its own. */
  readonly chartVersion?: string;
  /** Why it failed. */
  readonly reason?: StoreReason;
  readonly message?: string;
  readonly createdAt: Date;
  readonly finishedAt?: Date;
}

/** `Superseded` when another operation was asked for before it was done. */
export type OperationStatus = 'Running' | 'Succeeded' | 'Failed' | 'Superseded';

/** A store that is asked for. */
export type NewStore = Omit<
  StoreRecord,
  'createdAt' | 'updatedAt' | 'status' | 'verification' | 'operation'
>;

/** One page of stores. */
export interface StorePage {
  readonly items: StoreRecord[];
  /** The number of stores on all pages. */
  readonly totalItems: number;
  /** Where the next page starts; undefined on the last page. */
  readonly nextCursor?: string;
}

/** An event to be recorded with a change. */
export type NewStoreEvent = Pick<StoreEvent, 'type' | 'reason' | 'message'>;

/** The fields of an operation that change while it is carried out. */
export type OperationChanges = Partial<
  Pick<
    OperationRecord,
    | 'status'
    | 'step'
    | 'attempts'
    | 'deadline'
    | 'releaseApplied'
    | 'reason'
    | 'message'
    | 'finishedAt'
  >
>;

/**
 * Keeps the stores, their operations and their events. Every method is one
 * transaction.
 */
export interface StoreRepository {
  /**
   * Records a new store and the operation that provisions it.
   *
   * @throws ConflictError when the name is taken or its store still being deleted
   */
  createStore(options: {
    store: NewStore;
    /** How long the operation may take, in milliseconds. */
    deadlineMs: number;
    event: NewStoreEvent;
  }): Promise<StoreRecord>;

  /** Reads a store by its name; undefined when there is none. */
  findStore(name: string): Promise<StoreRecord | undefined>;

  /**
   * Lists stores, a page at a time.
   *
   * @throws InputError when the cursor can't be used
   */
  listStores(request: ListStoresRequest): Promise<StorePage>;

  /** The names of all stores. */
  listStoreNames(): Promise<string[]>;

  /** The latest events of a store, newest first, at most 200. */
  listStoreEvents(storeId: string): Promise<StoreEvent[]>;

  /**
   * Starts an operation on a store, in place of the one that may be running,
   * and sets the store's phase.
   *
   * @returns the store with the new operation, or with the one that goes on
   * @throws NotFoundError when the store is gone
   * @throws ConflictError when the store is in none of the phases `from`
   */
  startOperation(options: {
    storeId: string;
    kind: OperationKind;
    actor: string;
    deadlineMs: number;
    /** What the store is now; it stays what it was observed to be when absent. */
    phase?: StorePhase;
    /** The chart's version that it is to bring. */
    chartVersion?: string;
    /** One of these kinds that is running goes on, and nothing is changed. */
    keep?: readonly OperationKind[];
    /**
     * The phases in which the operation may be started; all when absent. Asked
     * of the store as it is at the moment of the change, whatever was read before.
     */
    from?: readonly StorePhase[];
    event: NewStoreEvent;
  }): Promise<StoreRecord>;

  /**
   * Records what was observed and done. Nothing is written when the operation
   * is no longer the store's current one, since whoever asks works on old
   * ground then. `updatedAt` stays when all that is new is the time of the
   * observation.
   *
   * @returns whether it was written
   */
  updateStore(options: {
    storeId: string;
    operationId: string;
    status?: StoreStatus;
    /** What a check has found; forgets what is known when it is `undefined`. */
    verification?: StoreVerification;
    /** The chart's version of the release, once it is another one. */
    chartVersion?: string;
    operation?: OperationChanges;
    events?: NewStoreEvent[];
  }): Promise<boolean>;

  /**
   * Forgets a store, its operations and its events.
   *
   * @returns false when the operation is no longer the store's current one
   */
  deleteStore(options: {
    storeId: string;
    operationId: string;
  }): Promise<boolean>;
}
