/** How many are installed when a process is killed. */
export const STORES = 30;

/** Stores that come up before anything is measured, so that no process is cold. */
export const WARM_STORES = 9;

/** How many a process is to be in the middle of at least when it is killed. */
export const AT_WORK = 2;

/** What one who is compared took, in seconds. */
export interface KillTimes {
  readonly undisturbed: number;
  readonly killed: number;
  /** How many are as they ought to be, of those that were disturbed. */
  readonly sound: number;
}

/** How long something takes, in seconds. */
export async function time(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1_000;
}
