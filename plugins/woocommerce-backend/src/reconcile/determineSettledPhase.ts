import { ObservedProblem, ReachableStore } from '../kubernetes/ObservedStore';
import { DesiredStore } from './DesiredStore';
import { findMissingProblem } from './findMissingProblem';
import { findUpProblem } from './findUpProblem';
import { findMissingRung } from './ladder';
import { isApplied } from './releaseStatus';
import { ObservedCondition, StorePhaseState } from './StoreState';

/** What a store is called as it is, whatever is being done about it. */
export function determineSettledPhase(
  desired: DesiredStore,
  observed: ReachableStore,
  conditions: ObservedCondition[],
): StorePhaseState {
  const { kind, status, reason, message, evidence } = desired.operation;
  const missing = findMissingRung(conditions);
  if (missing) {
    const problem = findMissingProblem(desired, observed, missing);
    // A check does not know why pods are down that ran when it was made.
    const failure =
      kind === 'verify' || !reason || isLost(desired, observed)
        ? problem
        : { reason, message, evidence };
    return { phase: toBrokenPhase(desired, problem), ...failure };
  }
  if (
    kind === 'upgrade' &&
    status === 'Failed' &&
    !hasRelease(desired, observed)
  ) {
    return { phase: 'Degraded', reason, message, evidence };
  }
  const problem = findUpProblem(desired, observed, conditions);
  return problem ? { phase: 'Degraded', ...problem } : { phase: 'Ready' };
}

/**
 * Whether something is gone, or on its way out, that was there once: that is
 * newer than what an operation has failed for.
 */
function isLost(
  { namespaceUid, operation }: DesiredStore,
  { namespace, release }: ReachableStore,
): boolean {
  if (namespaceUid === undefined) {
    return false;
  }
  return (
    namespace === undefined ||
    namespace.terminating ||
    (release === undefined && operation.releaseApplied)
  );
}

function hasRelease(desired: DesiredStore, observed: ReachableStore): boolean {
  const { release } = observed;
  return release !== undefined && isApplied(release, desired.operation);
}

/** A store that never came up is tried again as a whole. */
function toBrokenPhase(
  desired: DesiredStore,
  problem: ObservedProblem,
): 'Degraded' | 'Failed' {
  const { kind, status } = desired.operation;
  return (kind === 'provision' && status === 'Failed') ||
    problem.reason === 'NamespaceMissing'
    ? 'Failed'
    : 'Degraded';
}
