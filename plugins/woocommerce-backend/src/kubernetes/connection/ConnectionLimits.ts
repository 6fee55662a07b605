/** How the connection that watches share is kept. */
export interface ConnectionLimits {
  /** How long it may take to be connected. */
  readonly connectTimeoutMs: number;
  /** How long it may take to be connected and answered. */
  readonly timeoutMs: number;
  /** How often it is tried whether anything still comes back. */
  readonly pingIntervalMs: number;
  /** How long that may take. */
  readonly pingTimeoutMs: number;
  /** How long at most requests go on over a connection that takes no new ones, as it can't be pinged. */
  readonly retireMs: number;
}

/** The pings as client-go has them, a little more often. */
export const CONNECTION_LIMITS: ConnectionLimits = {
  // Longer than a resolver waits for a name server that is away, which is 5 s, and
  // short enough for another attempt before the cluster counts as lost.
  connectTimeoutMs: 7_000,
  timeoutMs: 30_000,
  pingIntervalMs: 20_000,
  pingTimeoutMs: 15_000,
  retireMs: 20_000,
};
