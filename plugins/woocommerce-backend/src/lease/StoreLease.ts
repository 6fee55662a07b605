/**
 * The right to work on one store, for as long as it is renewed. Whoever works
 * under it stops when its signal is aborted, and starts nothing without asking.
 */
export interface StoreLease {
  readonly storeId: string;

  readonly storeName: string;

  /** What is done under it. */
  readonly operationId: string;

  /**
   * Grows with each claim of the store. Every write carries it, so that one of
   * a holder who has lost the lease without knowing is refused.
   */
  readonly epoch: number;

  /**
   * Is aborted when the lease is lost, when another operation was asked for, or
   * when the portal stops. Its reason says which.
   */
  readonly signal: AbortSignal;

  /**
   * For how many milliseconds the lease is certain to be held, by a clock that
   * nobody sets. Not above zero once it has run out.
   */
  getRemainingMs(): number;

  /** Calls back with each renewal; returns what ends that. */
  onRenewed(listener: () => void): () => void;
}
