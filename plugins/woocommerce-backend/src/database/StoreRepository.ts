import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  FailureEvidence,
  ListStoresRequest,
  StoreCondition,
  StoreEvent,
  StorePhase,
  StoreReason,
  StoreVerification,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { Placement, StoreUsage, UsageCheck, UsageSubject } from './Placement';
import { StoreRequest } from './storeRequests';

/** A store as the database holds it: what was asked for and what was last observed. */
export interface StoreRecord {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly owner: string;
  readonly plan: string;
  /** Whether it can't be deleted. */
  readonly protected: boolean;
  /** The name of the blueprint of its content; undefined when there is none. */
  readonly blueprint?: string;
  /** The name of the cluster it lives in. */
  readonly cluster: string;
  readonly entityRef?: string;
  readonly namespace: string;
  /** The UID of the namespace that was made for it; undefined before that. */
  readonly namespaceUid?: string;
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
  /** Its place among those that wait for their turn, from 1 on; undefined when it doesn't. */
  readonly queuePosition?: number;
}

/** What was last observed of a store. */
export interface StoreStatus {
  readonly phase: StorePhase;
  readonly reason?: StoreReason;
  readonly message?: string;
  /** What proves the reason. */
  readonly evidence?: readonly FailureEvidence[];
  readonly conditions: StoreCondition[];
  /** The revision of the Helm release; undefined as long as there is none. */
  readonly releaseRevision?: number;
  readonly observedAt?: Date;
  /** Since when the cluster does not answer; undefined while it does. */
  readonly unreachableSince?: Date;
}

/** What is to become of a store. */
export type OperationKind =
  | 'provision'
  | 'verify'
  | 'upgrade'
  | 'repair'
  | 'delete';

/** Something that an operation did on its way, once or again and again. */
export interface OperationStep {
  readonly name: string;
  readonly status: 'Running' | 'Succeeded' | 'Failed';
  /** How often it was run in a row. */
  readonly attempts: number;
  /** What went wrong the last time; absent when nothing did. */
  readonly message?: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt?: string;
}

/** Something a person asked for, kept until it is done, whatever dies meanwhile. */
export interface OperationRecord {
  readonly id: string;
  readonly kind: OperationKind;
  readonly status: OperationStatus;
  /** The step that was run last. */
  readonly step?: string;
  /** How often that step was run in a row, whether or not it failed. */
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
  /** The span that it was asked for in, as W3C's `traceparent`; undefined when that was not traced. */
  readonly traceparent?: string;
  /** Why it failed. */
  readonly reason?: StoreReason;
  readonly message?: string;
  /** What proves the reason. */
  readonly evidence?: readonly FailureEvidence[];
  /** What was done so far, the oldest first. */
  readonly steps: readonly OperationStep[];
  readonly createdAt: Date;
  /** When its first step was begun; undefined while it waits for its turn. */
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
}

/** `Superseded` when another operation was asked for before it was done. */
export type OperationStatus = 'Running' | 'Succeeded' | 'Failed' | 'Superseded';

/** A store that is asked for. */
export type NewStore = Omit<
  StoreRecord,
  | 'namespaceUid'
  | 'createdAt'
  | 'updatedAt'
  | 'status'
  | 'verification'
  | 'operation'
  | 'queuePosition'
>;

/** A field of a store that stores are chosen by, and the values that it may have. */
export interface StoreFilter {
  readonly field: 'owner' | 'createdBy' | 'plan' | 'phase' | 'protected';
  readonly values: readonly (string | boolean)[];
}

/** Which stores somebody may see. */
export type StoreCriteria = PermissionCriteria<StoreFilter>;

/** What a store is called: its name, which another one may have later, and its id. */
export type StoreId = Pick<StoreRecord, 'id' | 'name'>;

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
    | 'evidence'
    | 'steps'
    | 'startedAt'
    | 'finishedAt'
  >
>;

/**
 * What entitles to record something of a store: the newest lease on it, or that
 * nobody has one and nothing was recorded since the store was read.
 */
export interface StoreClaim {
  readonly storeId: string;
  /** What is recorded belongs to this operation, which is still what it was. */
  readonly operationId: string;
  readonly operationStatus: OperationStatus;
  /** Of the lease, or with which the store was read. */
  readonly epoch: number;
  /** Whether it is without a lease. What is recorded has the epoch grow then. */
  readonly isFree?: boolean;
}

/** What has become different about a store. */
export interface StoreChanges {
  readonly status?: StoreStatus;
  /** What a check has found; forgets what is known when it is `undefined`. */
  readonly verification?: StoreVerification;
  /** The chart's version of the release, once it is another one. */
  readonly chartVersion?: string;
  /** The UID of the namespace that was made for it. */
  readonly namespaceUid?: string;
  readonly operation?: OperationChanges;
  readonly events?: readonly NewStoreEvent[];
  /**
   * Without a lease: after how many milliseconds it is due, unless it is so
   * before; not at all when absent. A lease says so when it is given back.
   */
  readonly dueInMs?: number;
}

/**
 * Keeps the stores, their operations and their events. Every method is one
 * transaction.
 */
export interface StoreRepository {
  /**
   * Records a new store and the operation that provisions it.
   *
   * @param options.placement - not asked when the request was made before
   * @param options.request - returns the store that has come of it when it is
   * there already
   * @throws ConflictError when the name is taken, also by a store that is still being deleted
   * @throws RequestConflictError when the key was used for another request
   * @throws NotFoundError when the request was made before and its store is gone
   */
  createStore(options: {
    placement: Placement;
    /** How long the operation may take, in milliseconds. */
    deadlineMs: number;
    event: NewStoreEvent;
    request?: StoreRequest;
  }): Promise<StoreRecord>;

  /** What counts for each of the subjects now. */
  readUsages(subjects: readonly UsageSubject[]): Promise<StoreUsage[]>;

  /**
   * Reads a store by its name, without its place in the queue, which takes longer
   * to find for a store that has one; undefined when there is none.
   */
  lookUpStore(name: string): Promise<StoreRecord | undefined>;

  /** Reads a store by its name; undefined when there is none. */
  findStore(name: string): Promise<StoreRecord | undefined>;

  /**
   * Lists stores, a page at a time.
   *
   * @param criteria - the stores that there are for whoever asks; all when absent
   * @throws InputError when the cursor can't be used
   */
  listStores(
    request: ListStoresRequest,
    criteria?: StoreCriteria,
  ): Promise<StorePage>;

  /** The names of all stores, or of those in a cluster. */
  listStoreNames(cluster?: string): Promise<string[]>;

  /** How many stores there are in each cluster that has any, by its name. */
  countStores(): Promise<Map<string, number>>;

  /** What all stores are called. */
  listStoreIds(): Promise<StoreId[]>;

  /** The latest events of a store, newest first, at most 200. */
  listStoreEvents(storeId: string): Promise<StoreEvent[]>;

  /** The latest operations of a store, newest first, at most 50. */
  listOperations(storeId: string): Promise<OperationRecord[]>;

  /**
   * Starts an operation on a store, in place of the one that may be running,
   * and sets the store's phase.
   *
   * @param options.request - returns the store as it is now when it was made
   * before
   * @returns the store with the new operation, or with the one that goes on
   * @throws NotFoundError when the store is gone
   * @throws ConflictError when the store is in none of the phases `from`, or it is
   * to be deleted and protected
   * @throws PreconditionFailedError when it has changed since `updatedAt`
   * @throws RequestConflictError when the key was used for another request
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
    /** What the operation takes the place of counts no more. */
    usage?: UsageCheck;
    event: NewStoreEvent;
    /** Nothing is changed when the store has changed since. */
    updatedAt?: Date;
    request?: StoreRequest;
  }): Promise<StoreRecord>;

  /**
   * Gives up the operation that a store has running, and leaves the store as it
   * is.
   *
   * @throws NotFoundError when the store is gone
   * @throws ConflictError when there is nothing to give up
   * @throws PreconditionFailedError when it has changed since `updatedAt`
   * @throws RequestConflictError when the key was used for another request
   */
  cancelOperation(options: {
    storeId: string;
    /** Operations of other kinds are not given up. */
    kinds: readonly OperationKind[];
    reason: StoreReason;
    message: string;
    event: NewStoreEvent;
    /** Nothing is changed when the store has changed since. */
    updatedAt?: Date;
    request?: StoreRequest;
  }): Promise<StoreRecord>;

  /**
   * Sets whether a store can be deleted.
   *
   * @throws NotFoundError when the store is gone
   * @throws ConflictError when it is being deleted
   * @throws PreconditionFailedError when it has changed since `updatedAt`
   * @throws RequestConflictError when the key was used for another request
   */
  setProtection(options: {
    storeId: string;
    protected: boolean;
    event: NewStoreEvent;
    /** Nothing is changed when the store has changed since. */
    updatedAt?: Date;
    request?: StoreRequest;
  }): Promise<StoreRecord>;

  /**
   * Records what was observed and done. Nothing is written when the operation is
   * no longer the store's current one, was given up, or the lease is no longer the
   * newest one, since whoever asks works on old ground then. `updatedAt` stays when
   * all that is new is the time of the observation.
   *
   * @returns whether it was written
   */
  updateStore(claim: StoreClaim, changes: StoreChanges): Promise<boolean>;

  /**
   * Forgets a store, its operations and its events. For that, too, a claim
   * without a lease will do, as long as nobody has one.
   *
   * @returns false when the operation is no longer the store's current one or
   * the lease no longer the newest one
   */
  deleteStore(claim: StoreClaim): Promise<boolean>;
}
