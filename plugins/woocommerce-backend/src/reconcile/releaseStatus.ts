import { OperationRecord } from '../database/StoreRepository';
import { ObservedRelease } from '../kubernetes/ObservedStore';
import { DesiredStore } from './DesiredStore';
import { isSince } from './isSince';

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
 * Whether a release is the one that an operation was to apply. Three things
 * speak for it, and two of them have to: that Helm ended well, which a process
 * that was killed right after could not record; that the revision is a newer one and our own,
 * though they are counted anew once a release was removed; and that it was
 * changed since, which tests do, too, and clocks may have wrong. So it takes more
 * than Helm's word, and more than the cluster's clock.
 */
export function isApplied(
  release: ObservedRelease,
  operation: OperationRecord,
): boolean {
  const { baseRevision = 0, createdAt, releaseApplied } = operation;
  const signs = [
    releaseApplied,
    release.own === true && release.revision > baseRevision,
    isSince(release.modifiedAt, createdAt),
  ];
  return release.status === 'deployed' && signs.filter(Boolean).length >= 2;
}
