import { ObservedProblem, ReachableStore } from '../kubernetes/ObservedStore';
import { describeReason } from './describeReason';
import { DesiredStore } from './DesiredStore';
import { isPending, isPendingTooLong } from './releaseStatus';
import { StepName, StoreState } from './StoreState';

/**
 * Decides about a store that is to be removed. It stays in phase `Deleting`
 * until nothing is left, however long that takes: after the deadline it says
 * what holds it up.
 */
export function determineDeletionState(options: {
  desired: DesiredStore;
  observed: ReachableStore;
  now: Date;
}): StoreState {
  const { desired, observed, now } = options;
  const nextStep = findNextStep(desired, observed, now);
  const { deadline, reason, message } = desired.operation;
  const problem = nextStep
    ? reason && { reason, message }
    : findProblem(observed, now >= deadline);
  return {
    phase: 'Deleting',
    conditions: desired.status.conditions,
    ...(problem ?? { message: explain(observed) }),
    nextStep,
  };
}

function findNextStep(
  desired: DesiredStore,
  observed: ReachableStore,
  now: Date,
): StepName | undefined {
  const { namespace, release, volumeClaims, volumes } = observed;
  if (!namespace) {
    return volumes.length > 0 ? undefined : 'remove-record';
  }
  if (namespace.storeId !== desired.id) {
    return 'remove-record';
  }
  if (namespace.terminating) {
    return undefined;
  }
  if (release) {
    return isPending(release) && !isPendingTooLong(release, desired, now)
      ? undefined
      : 'uninstall-release';
  }
  if (volumeClaims.some(claim => !claim.terminating)) {
    return 'delete-volumes';
  }
  return volumeClaims.length > 0 ? undefined : 'delete-namespace';
}

/** What holds it up; the ordinary waiting is no problem before the deadline. */
function findProblem(
  observed: ReachableStore,
  late: boolean,
): ObservedProblem | undefined {
  const { namespace, release, volumeClaims, volumes } = observed;
  if (!late) {
    return undefined;
  }
  if (namespace && namespace.blockers.length > 0) {
    return mergeProblems(namespace.blockers);
  }
  if (release) {
    return describeReason('ReleaseLocked', `The release is ${release.status}`);
  }
  const claim = volumeClaims.at(0);
  if (claim) {
    return describeReason(
      'FinalizerHeld',
      `Volume claim ${claim.name} is held by ${claim.finalizers.join(', ')}`,
    );
  }
  return namespace
    ? describeReason('NamespaceStuck', 'The namespace is still terminating')
    : describeReason(
        'FinalizerHeld',
        `Volumes are left: ${volumes.join(', ')}`,
      );
}

function explain(observed: ReachableStore): string {
  const { namespace, release, volumeClaims, volumes } = observed;
  if (release) {
    return 'Removing the Helm release';
  }
  if (namespace && volumeClaims.length > 0) {
    return `Deleting the volume claims ${volumeClaims
      .map(({ name }) => name)
      .join(', ')}`;
  }
  if (namespace) {
    return 'Deleting the namespace';
  }
  return volumes.length > 0
    ? `Waiting for the volumes ${volumes.join(', ')} to be gone`
    : 'Everything is gone';
}

function mergeProblems(problems: ObservedProblem[]): ObservedProblem {
  return {
    reason:
      problems.find(({ reason }) => reason === 'FinalizerHeld')?.reason ??
      'NamespaceStuck',
    message: problems.map(({ message }) => message).join(' '),
  };
}
