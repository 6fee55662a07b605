/** A store that became different. */
export interface ChangedStore {
  /** `deleted` when the store is verified to be gone, `updated` otherwise. */
  readonly action: 'updated' | 'deleted';
  readonly id: string;
  readonly name: string;
  /**
   * Whether this is only how far its operation has come, or other words for how
   * it is: those who look on want to see that, and nobody else.
   */
  readonly isProgress?: boolean;
}

/** Tells whoever wants to know that a store changed. */
export interface StoreChangePublisher {
  /**
   * To be called after the change is committed. Never throws: what is told is
   * in the database anyway.
   */
  publish(change: ChangedStore): Promise<void>;
}
