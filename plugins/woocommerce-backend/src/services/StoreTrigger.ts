/** What the rest of the plugin may ask of the engine. */
export interface StoreTrigger {
  /** Has the store looked at soon; returns at once. */
  enqueue(name: string): void;

  /**
   * Ends what is being done for a store, since another operation was asked for,
   * and has the store looked at soon.
   */
  interrupt(name: string): void;

  /** Observes the store in the cluster now, past all caches, and records it. */
  observeNow(name: string): Promise<void>;
}
