import { ObservedRelease } from '../kubernetes/ObservedStore';
import { DesiredStore } from './DesiredStore';
import { isApplied, isPending, isPendingTooLong } from './releaseStatus';
import { StepName } from './StoreState';

/** What is to be done about a release: a step, to wait, or nothing at all. */
export type ReleaseStep =
  | Extract<
      StepName,
      'install-release' | 'uninstall-release' | 'unlock-release'
    >
  | 'wait'
  | 'none';

/**
 * Decides what an operation is to do about its release next. Whoever acts on it
 * holds the store's lease, which no Helm of the portal outlives; whoever only
 * looks can't record it once somebody has claimed the store.
 */
export function determineReleaseStep(options: {
  desired: Pick<
    DesiredStore,
    'operation' | 'helmTimeoutMs' | 'upgradeTimeoutMs'
  >;
  /** The newest revision; undefined when there is none. */
  release: ObservedRelease | undefined;
  now: Date;
}): ReleaseStep {
  const { desired, release, now } = options;
  const { operation } = desired;
  const isDeletion = operation.kind === 'delete';
  if (!release) {
    return isDeletion ? 'none' : 'install-release';
  }
  if (
    isPending(release) &&
    !isLeftByUs(desired, release) &&
    !isPendingTooLong(release, desired, now)
  ) {
    return 'wait';
  }
  if (isDeletion) {
    return 'uninstall-release';
  }
  if (isPending(release)) {
    return findUnlockingStep(desired, release);
  }
  // All other states are ones that Helm upgrades from; what it can't, it says.
  return isApplied(release, operation) ? 'none' : 'install-release';
}

/** Whether it was a Helm of the portal, which is dead then, that has left it so. */
function isLeftByUs(
  { operation }: Pick<DesiredStore, 'operation'>,
  release: ObservedRelease,
): boolean {
  return release.status === 'uninstalling'
    ? // Who removes a release can't be seen. Twice at the same time does no harm.
      operation.kind === 'delete' || operation.step === 'uninstall-release'
    : release.own === true;
}

/**
 * What to do about a release that a Helm which is dead has left pending. What
 * was never deployed is cleared away and installed anew. Of a store that may
 * sell, only the lock goes: taking its release away would take the shop down,
 * and `helm rollback` might start an old version on a newer one's database.
 */
function findUnlockingStep(
  { operation }: Pick<DesiredStore, 'operation'>,
  release: ObservedRelease,
): ReleaseStep {
  const isNew =
    release.status === 'pending-install' && operation.kind === 'provision';
  return isNew || release.status === 'uninstalling'
    ? 'uninstall-release'
    : 'unlock-release';
}
