import { ObservedStore } from '../kubernetes/ObservedStore';
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
  if (!observed.reachable) {
    return {
      phase: desired.status.phase,
      reason: 'ClusterUnreachable',
      message: observed.message,
      conditions: desired.status.conditions,
    };
  }
  return desired.operation.kind === 'delete'
    ? determineDeletionState({ desired, observed, now })
    : determineProvisioningState({ desired, observed, now });
}
