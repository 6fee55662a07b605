import { ObservedRelease } from '../kubernetes/ObservedStore';

/** Whether a Helm call is under way, or died before it could say how it ended. */
export function isPending(release: ObservedRelease): boolean {
  return (
    release.status.startsWith('pending-') || release.status === 'uninstalling'
  );
}

/** Whether no Helm call can be under way any more, since each ends in that time. */
export function isPendingTooLong(
  release: ObservedRelease,
  helmTimeoutMs: number,
  now: Date,
): boolean {
  return now.getTime() - release.modifiedAt.getTime() > helmTimeoutMs;
}
