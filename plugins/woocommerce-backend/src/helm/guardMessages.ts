/** What the portal tells the guard that it starts for a call of Helm. */
export type GuardOrder =
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

/** What the guard tells the portal. */
export type GuardReport =
  | { type: 'started'; pid: number }
  /** Helm could not be started. */
  | { type: 'failed'; code?: string; message: string }
  | GuardEnd;

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
