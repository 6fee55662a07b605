import { GuardTimes } from './guardMessages';

/** How long Helm may take at which end, in milliseconds. */
export interface HelmTimes extends GuardTimes {
  /** How much longer than its own timeout a call may take before it hangs. */
  hangMs: number;
}

/** The times of a Helm that runs under leases of that length. */
export function getHelmTimes(leaseMs: number): HelmTimes {
  return {
    // It takes Helm that long to write down that it has failed.
    graceMs: 30_000,
    disconnectGraceMs: 10_000,
    // One renewal has failed then, and the one after it as well.
    terminateBeforeMs: leaseMs / 3,
    killBeforeMs: leaseMs / 15,
    hangMs: 30_000,
  };
}
