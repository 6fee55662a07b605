import { OperationRecord } from '../database/StoreRepository';
import { CONNECTION_LIMITS } from '../kubernetes/connection/ConnectionLimits';
import { WATCH_TIMING } from '../kubernetes/watch/WatchTiming';

const { pingIntervalMs, pingTimeoutMs } = CONNECTION_LIMITS;

/** What it takes a watch to notice that it hears nothing any more, and to be lost then. */
const LAG_MS = pingIntervalMs + pingTimeoutMs + WATCH_TIMING.graceMs;

/**
 * Whether watches may still show what a release that was there before has made:
 * its pods were ready, too, and the operation would end with that.
 */
export function mayWatchesLag(operation: OperationRecord, now: Date): boolean {
  const { status, baseRevision, releaseApplied, steps } = operation;
  if (status !== 'Running' || baseRevision === undefined || !releaseApplied) {
    return false;
  }
  const installed = steps.findLast(({ name }) => name === 'install-release');
  return (
    installed?.finishedAt !== undefined &&
    now.getTime() - Date.parse(installed.finishedAt) < LAG_MS
  );
}
