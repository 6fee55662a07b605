import { ObservedRelease, ReachableStore } from '../kubernetes/ObservedStore';
import { DesiredStore, StoreLayout } from './DesiredStore';
import { isApplied, isPending, isPendingTooLong } from './releaseStatus';
import { StepName } from './StoreState';

/** The next step towards a store whose pods run; undefined when all are done. */
export function findProvisioningStep(options: {
  desired: DesiredStore;
  layout: StoreLayout;
  observed: ReachableStore;
  now: Date;
}): StepName | undefined {
  const { desired, layout, observed, now } = options;
  const { namespace, release } = observed;
  if (namespace?.terminating) {
    return undefined;
  }
  if (!namespace || !observed.limitsReady) {
    return 'create-namespace';
  }
  if (lacksKeys(layout, observed)) {
    return 'create-secrets';
  }
  if (release && isPending(release)) {
    return isPendingTooLong(release, desired, now)
      ? findUnlockingStep(desired, release)
      : undefined;
  }
  return release && isApplied(release, desired.operation)
    ? undefined
    : 'install-release';
}

function lacksKeys(layout: StoreLayout, observed: ReachableStore): boolean {
  const { credentials } = observed;
  return (
    !credentials ||
    layout.secretKeys.some(key => credentials.keys?.includes(key) === false)
  );
}

/**
 * What to do about a release that a Helm which is dead has left pending. What
 * was never deployed is cleared away and installed anew. Of a store that may
 * sell, only the lock goes: taking its release away would take the shop down.
 */
function findUnlockingStep(
  desired: DesiredStore,
  release: ObservedRelease,
): StepName {
  const isNew =
    release.status === 'pending-install' &&
    desired.operation.kind === 'provision';
  return isNew || release.status === 'uninstalling'
    ? 'uninstall-release'
    : 'unlock-release';
}
