import { getNamespaceOwnership } from '../cluster/getNamespaceOwnership';
import { isKept } from '../kubernetes/isKept';
import { ObservedProblem, ReachableStore } from '../kubernetes/ObservedStore';
import { describeFutility, isExhausted } from './attempts';
import { DesiredStore } from './DesiredStore';
import { determineReleaseStep } from './determineReleaseStep';
import { findDeletionHold } from './findDeletionHold';
import { StepName, StoreState } from './StoreState';
import { findLeavingVolumes } from './volumes';

/**
 * Decides about a store that is to be removed. It stays in phase `Deleting`
 * until nothing is left, however long that takes, and says what holds it up.
 * Finalizers are never taken away, and no namespace is touched that isn't
 * labelled as this store's.
 */
export function determineDeletionState(options: {
  desired: DesiredStore;
  observed: ReachableStore;
  now: Date;
}): StoreState {
  const { desired, observed, now } = options;
  const nextStep = findNextStep(desired, observed, now);
  const problem = nextStep
    ? findStepProblem(desired, nextStep)
    : findDeletionHold(options);
  return {
    phase: 'Deleting',
    conditions: desired.status.conditions,
    ...(problem ?? { message: explain(options, nextStep) }),
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
    const isGone = volumes && findLeavingVolumes(volumes).length === 0;
    return isGone ? 'remove-record' : undefined;
  }
  const ownership = getNamespaceOwnership(desired, namespace);
  if (ownership === 'foreign') {
    return 'remove-record';
  }
  if (ownership === 'unlabelled' || namespace.terminating) {
    return undefined;
  }
  if (release && determineReleaseStep({ desired, release, now }) === 'wait') {
    return undefined;
  }
  if (desired.layout?.isNamespaced) {
    return 'delete-namespace';
  }
  if (release) {
    return 'uninstall-release';
  }
  if (volumeClaims.some(claim => !claim.terminating)) {
    return 'delete-volumes';
  }
  return volumeClaims.length > 0 ? undefined : 'delete-namespace';
}

/** Why the step that is to be run has failed the last time, or is run in vain. */
function findStepProblem(
  { operation }: DesiredStore,
  step: StepName,
): ObservedProblem | undefined {
  const { reason, message = '', evidence } = operation;
  if (reason) {
    return { reason, message, ...(evidence && { evidence }) };
  }
  return isExhausted(operation, step) ? describeFutility(step) : undefined;
}

function explain(
  subject: { desired: DesiredStore; observed: ReachableStore },
  nextStep: StepName | undefined,
): string {
  return [
    explainProgress(subject, nextStep),
    explainLeftovers(subject.observed),
  ]
    .filter(Boolean)
    .join(' ');
}

function explainProgress(
  subject: { desired: DesiredStore; observed: ReachableStore },
  nextStep: StepName | undefined,
): string {
  const { desired, observed } = subject;
  const { namespace, release, volumeClaims, volumes } = observed;
  if (namespace && getNamespaceOwnership(desired, namespace) === 'foreign') {
    return `Namespace ${desired.namespace} is not the store’s, and stays as it is.`;
  }
  if (namespace?.terminating || nextStep === 'delete-namespace') {
    return 'Deleting the namespace.';
  }
  if (release) {
    return nextStep
      ? 'Removing the Helm release.'
      : 'Waiting for a Helm that works on the release.';
  }
  if (namespace && volumeClaims.length > 0) {
    return `Deleting the volume claims ${toNames(volumeClaims)}.`;
  }
  if (!volumes) {
    return 'Waiting to hear whether volumes are left.';
  }
  const leaving = findLeavingVolumes(volumes);
  return leaving.length > 0
    ? `Waiting for the volumes ${toNames(leaving)} to be gone.`
    : 'Everything is gone.';
}

/** What nobody will look for once the store is forgotten. */
function explainLeftovers({
  volumes = [],
}: ReachableStore): string | undefined {
  const kept = volumes.filter(isKept);
  return kept.length > 0
    ? `The volumes ${toNames(
        kept,
      )} stay with their data, since their reclaim policy is Retain.`
    : undefined;
}

function toNames(objects: readonly { readonly name: string }[]): string {
  return objects.map(({ name }) => name).join(', ');
}
