/** Keeps stores from being asked of clusters that can't have them. */
export interface ClusterGate {
  /**
   * Returns those of some clusters that can have a store of a plan, and those of which that isn't known.
   *
   * @throws ClusterNotReadyError with what to do when there is none
   */
  findReady<T extends { readonly name: string }>(options: {
    clusters: readonly T[];
    plan: string;
  }): Promise<T[]>;
}
