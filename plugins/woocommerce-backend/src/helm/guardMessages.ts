/** What the portal tells the guard about one of its calls of Helm, by its id. */
export type GuardOrder = { id: number } & CallOrder;

export type CallOrder =
  | GuardStart
  /** Until when the lease is held now. */
  | { type: 'lease'; leaseEndsAt: number }
  /** Helm is to end. */
  | { type: 'cancel' };

/** Has the guard start Helm. Points in time are by `getMonotonicMs`. */
export interface GuardStart extends GuardTimes {
  type: 'start';
  command: string;
  args: string[];
  /** What it gets on its standard input. */
  input: string;
  /** All of its environment. */
  env: Record<string, string>;
  /** How long it may take altogether. */
  timeoutMs: number;
  /** Until when the lease is certain to be held; without one when absent. */
  leaseEndsAt?: number;
}

/** How much time is left at which end, in milliseconds. */
export interface GuardTimes {
  /** How long Helm has to record how it ended before it is killed. */
  graceMs: number;
  /** The same when the portal is gone, and nobody renews the lease any more. */
  disconnectGraceMs: number;
  /** How long before the lease's end Helm is told to end. */
  terminateBeforeMs: number;
  /** How long before the lease's end Helm is killed. */
  killBeforeMs: number;
}

/** What the guard tells the portal about one of its calls. */
export type GuardReport = { id: number } & CallReport;

export type CallReport = { type: 'started'; pid: number } | GuardedOutcome;

/** How a call ended. */
export type GuardedOutcome =
  /** Helm could not be started. */
  { type: 'failed'; code?: string; message: string } | GuardEnd;

/** How Helm ended. */
export interface GuardEnd {
  type: 'ended';
  /** Why it was ended; undefined when it ended by itself. */
  cause?: GuardCause;
  exitCode?: number;
  signal?: string;
  /** The end of what it has printed, as it is. */
  stdout: string;
  stderr: string;
}

/** Why the guard has ended Helm. */
export type GuardCause =
  /** It was asked to. */
  | 'canceled'
  /** The portal is gone. */
  | 'disconnected'
  /** The lease was not renewed in time. */
  | 'lease'
  | 'timeout';
