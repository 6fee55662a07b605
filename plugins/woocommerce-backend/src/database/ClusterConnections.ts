/** How long it is known of a replica that it can watch a cluster, when it doesn't say so again. */
export const CONNECTION_MS = 15_000;

/** Tells replicas which clusters the others can watch, by the database's clock. */
export interface ClusterConnections {
  /**
   * Says which clusters a replica can watch, in place of what it has said before.
   *
   * @returns those that any other replica can watch
   */
  report(options: {
    holder: string;
    clusters: readonly string[];
  }): Promise<ReadonlySet<string>>;
}
