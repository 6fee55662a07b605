import { ObservedProblem, ObservedStore } from '../kubernetes/ObservedStore';
import { determineDeletionState } from './determineDeletionState';
import { determineProvisioningState } from './determineProvisioningState';
import { DesiredStore } from './DesiredStore';
import { StoreState } from './StoreState';

/**
 * Decides what an observation means and what to do next. It does nothing itself
 * and knows nothing but its arguments.
 *
 * @param options.now - the time of the decision, to compare deadlines with
 */
export function determineStoreState(options: {
  desired: DesiredStore;
  observed: ObservedStore;
  now: Date;
}): StoreState {
  const { desired, observed, now } = options;
  const { layout, operation } = desired;
  if (!observed.reachable) {
    return keepState(
      desired,
      findKnownFailure(desired) ?? {
        reason: 'ClusterUnreachable',
        message: observed.message,
      },
    );
  }
  if (operation.kind === 'delete') {
    return determineDeletionState({ desired, observed, now });
  }
  return layout
    ? determineProvisioningState({ desired, layout, observed, now })
    : determineStateWithoutChart(desired);
}

/** Why a store has failed stays true whatever becomes of its cluster. */
function findKnownFailure({
  status,
}: DesiredStore): ObservedProblem | undefined {
  const { phase, reason, message = '', evidence } = status;
  return phase === 'Failed' && reason !== undefined
    ? { reason, message, evidence }
    : undefined;
}

/** Without its chart nobody knows what the store is made of, so that nothing is said. */
function determineStateWithoutChart(desired: DesiredStore): StoreState {
  const { status, operation } = desired;
  const failure: ObservedProblem = {
    reason: 'Unclassified',
    message: `Chart ${desired.chart} is no longer configured; the store can’t be observed or changed until it is again.`,
  };
  const state = keepState(desired, failure);
  if (operation.status !== 'Running') {
    return state;
  }
  const neverUp = status.phase === 'Pending' || status.phase === 'Provisioning';
  return {
    ...state,
    phase: neverUp ? 'Failed' : status.phase,
    outcome: 'Failed',
    failure,
  };
}

function keepState(
  desired: DesiredStore,
  problem: ObservedProblem,
): StoreState {
  const { phase, conditions } = desired.status;
  return { phase, conditions, ...problem };
}
