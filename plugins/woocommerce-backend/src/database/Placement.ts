import { QuotaScope } from '@woocommerce-backstage/plugin-woocommerce-common';
import { NewStore } from './StoreRepository';

/** Somebody that stores count for. */
export interface UsageSubject {
  readonly scope: QuotaScope;
  /** An entity reference, or the name of a cluster. */
  readonly name: string;
}

/** What counts for somebody. */
export interface StoreUsage {
  /** How many stores of each plan. */
  readonly stores: ReadonlyMap<string, number>;
  /** How many operations are queued or running, without deletions. */
  readonly operations: number;
  /** When stores were requested within the last hour, the earliest first. */
  readonly creations: readonly Date[];
}

/** What is held against something that is asked for. */
export interface UsageCheck {
  readonly subjects: readonly UsageSubject[];
  /**
   * Called before anything is recorded, while nobody else can take any room.
   *
   * @param usages - of each subject, in their order
   * @throws when there is no room
   */
  check(usages: readonly StoreUsage[], now: Date): void;
}

/** A new store of which it is decided, while nobody else can take any room, where it will be. */
export interface Placement {
  /** The id that the store will have, wherever it is. */
  readonly storeId: string;
  /** The clusters whose usages have to be known for that. */
  readonly clusters: readonly string[];
  /**
   * Decides it.
   *
   * @param usages - of each of the clusters, in their order
   */
  choose(usages: readonly StoreUsage[]): {
    store: NewStore;
    /** What is held against the store there. */
    usage: UsageCheck;
  };
}
