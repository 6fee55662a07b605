/** How the connection that watches share is kept. */
export interface ConnectionLimits {
  /** How long it may take to be connected, and to be answered. */
  readonly timeoutMs: number;
  /** How often it is tried whether anything still comes back. */
  readonly pingIntervalMs: number;
  /** How long that may take. */
  readonly pingTimeoutMs: number;
}

/** The pings as client-go has them, a little more often. */
export const CONNECTION_LIMITS: ConnectionLimits = {
  timeoutMs: 30_000,
  pingIntervalMs: 20_000,
  pingTimeoutMs: 15_000,
};
