/** The last preflight says that a cluster can't have a store that is asked for. */
export class ClusterNotReadyError extends Error {
  name = 'ClusterNotReadyError';
  /** By it Backstage's error middleware knows what to answer. */
  readonly statusCode = 409;
}
