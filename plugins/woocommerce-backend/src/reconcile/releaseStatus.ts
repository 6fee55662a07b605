import { OperationRecord } from '../database/StoreRepository';
import { ObservedRelease } from '../kubernetes/ObservedStore';
import { DesiredStore } from './DesiredStore';

/** Whether a Helm call is under way, or died before it could say how it ended. */
export function isPending(release: ObservedRelease): boolean {
  return (
    release.status.startsWith('pending-') || release.status === 'uninstalling'
  );
}

/** Whether no Helm call can be under way any more, since each ends in its time. */
export function isPendingTooLong(
  release: ObservedRelease,
  timeouts: Pick<DesiredStore, 'helmTimeoutMs' | 'upgradeTimeoutMs'>,
  now: Date,
): boolean {
  const timeoutMs =
    release.status === 'pending-upgrade'
      ? timeouts.upgradeTimeoutMs
      : timeouts.helmTimeoutMs;
  return now.getTime() - release.modifiedAt.getTime() > timeoutMs;
}

/**
 * Whether a release is the one that an operation was to apply. A process that
 * was killed right after Helm could not record that it ran it; that the release
 * is newer than the request tells then. Its time alone does not, since tests
 * change the release, too.
 */
export function isApplied(
  release: ObservedRelease,
  operation: OperationRecord,
): boolean {
  const { baseRevision = 0, createdAt, releaseApplied } = operation;
  return (
    release.status === 'deployed' &&
    (releaseApplied ||
      (release.revision > baseRevision && release.modifiedAt >= createdAt))
  );
}
