/** How a cluster is called. */
export interface CallLimits {
  /** How long the API server may take for an answer. */
  readonly timeoutMs: number;
  /** How long a call waits for an API server that has asked for it. */
  readonly maxWaitMs: number;
}

export const CALL_LIMITS: CallLimits = { timeoutMs: 30_000, maxWaitMs: 10_000 };
