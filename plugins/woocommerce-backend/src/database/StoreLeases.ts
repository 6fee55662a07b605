import { OperationStatus, StoreRecord } from './StoreRepository';

/** How long a lease lasts that isn't renewed. */
export const LEASE_MS = 15_000;

/** A store to work on, and the lease that entitles to it. */
export interface ClaimedStore {
  readonly store: StoreRecord;
  readonly epoch: number;
  /** The database's time when it was claimed. */
  readonly now: Date;
}

/** Another holder works on the store, or the same one does already. */
export interface HeldStore {
  readonly holder: string;
  /** After how many milliseconds it is free if the holder is dead. */
  readonly remainingMs: number;
}

/** A store as it is, for whoever has no claim on it. */
export interface PeekedStore {
  readonly store: StoreRecord;
  /** Of the newest claim on it, or of what was recorded without one since. */
  readonly epoch: number;
  /** The database's time when it was read. */
  readonly now: Date;
  /** From when on it waits for its turn; undefined when there is nothing to do. */
  readonly dueAt?: Date;
  /** Who has it; nothing remains to one who is dead. */
  readonly held?: HeldStore;
}

/** A lease that was renewed. */
export interface RenewedLease {
  readonly storeId: string;
  readonly epoch: number;
  /** The operation that the store has now. */
  readonly operation: { readonly id: string; readonly status: OperationStatus };
}

/** How many stores may be worked on at the same time. */
export interface TurnLimits {
  /** Of each cluster, by all holders together. */
  readonly perCluster: number;
  /** The same for clusters of which something else is said, by name. */
  readonly clusters?: ReadonlyMap<string, number>;
  /** Of each cluster by one holder; as many as there is room for when absent. */
  readonly perHolder?: number;
  readonly perOwner: number;
}

/**
 * Says which replica may work on which store. All of it goes by the database's
 * clock.
 *
 * A store that has something to be done is due. Those that are due take turns
 * between their owners.
 */
export interface StoreLeases {
  /** Reads a store and who has it; undefined when there is no such store. */
  peek(name: string): Promise<PeekedStore | undefined>;

  /**
   * Claims a store without waiting for its turn, to look at it where that may
   * change something.
   *
   * @returns undefined when there is no such store
   */
  claim(options: {
    name: string;
    holder: string;
  }): Promise<ClaimedStore | HeldStore | undefined>;

  /**
   * Claims stores whose turn it is, to change something.
   *
   * @param options.count - how many at the most
   * @param options.except - the clusters of which none are claimed
   */
  claimDue(options: {
    holder: string;
    limits: TurnLimits;
    count: number;
    except?: ReadonlySet<string>;
  }): Promise<ClaimedStore[]>;

  /** Renews leases that a holder has; those that are missing are lost. */
  renew(options: {
    holder: string;
    storeIds: string[];
  }): Promise<RenewedLease[]>;

  /**
   * Gives a lease back, if it still is the newest.
   *
   * @param options.dueInMs - when the store is due again; only when something is
   * asked for if absent
   */
  release(options: {
    storeId: string;
    epoch: number;
    dueInMs?: number;
  }): Promise<void>;
}
