/** What the rest of the plugin may ask of the engine. */
export interface StoreTrigger {
  /**
   * Something was asked for of a store: ends what is being done for it, if
   * anything, and has it worked on as soon as it is its turn. Returns at once.
   */
  interrupt(name: string): void;

  /** Observes the store in the cluster now, past all caches, and records it. */
  observeNow(name: string): Promise<void>;
}
