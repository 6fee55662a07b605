import { getNamespaceOwnership } from '../cluster/getNamespaceOwnership';
import { ReachableStore } from '../kubernetes/ObservedStore';
import { isExhausted } from './attempts';
import { buildConditions } from './buildConditions';
import { getCronReview } from './buildCronCondition';
import { describeReason } from './describeReason';
import { DesiredStore, StoreLayout } from './DesiredStore';
import { determineClimb } from './determineClimb';
import { determineSettledPhase } from './determineSettledPhase';
import { determineVerifyState } from './determineVerifyState';
import { getWorkloadReview } from './getWorkloadReview';
import { findMissingRung, findUnverifiedRung } from './ladder';
import { ObservedCondition, StoreState } from './StoreState';
import { findVerification } from './verification';

/** Decides about a store that is to exist. */
export function determineProvisioningState(options: {
  desired: DesiredStore;
  layout: StoreLayout;
  observed: ReachableStore;
  now: Date;
}): StoreState {
  const { desired, observed } = options;
  const { operation } = desired;
  const conditions = buildConditions(options);
  const running = operation.status === 'Running';
  if (
    observed.namespace &&
    getNamespaceOwnership(desired, observed.namespace) === 'foreign'
  ) {
    const failure = describeReason(
      'ForeignNamespace',
      `Namespace ${desired.namespace}`,
    );
    return {
      phase: 'Failed',
      conditions,
      ...failure,
      ...(running && { outcome: 'Failed', failure }),
    };
  }
  const review = {
    reviewAt: findEarliest(
      getCronReview(options),
      getWorkloadReview({ ...options, conditions }),
    ),
  };
  if (!running) {
    return {
      ...review,
      ...determineSettledPhase(desired, observed, conditions),
      conditions,
      nextStep: isToBeVerified(desired, observed, conditions)
        ? 'verify-store'
        : undefined,
    };
  }
  const decide =
    operation.kind === 'verify' ? determineVerifyState : determineClimb;
  return { ...review, ...decide({ ...options, conditions }) };
}

function findEarliest(...dates: (Date | undefined)[]): Date | undefined {
  return dates
    .filter(date => date !== undefined)
    .reduce<Date | undefined>(
      (earliest, date) => (earliest && earliest < date ? earliest : date),
      undefined,
    );
}

/**
 * Whether a store that runs has become one that nobody has verified: it was only
 * slow, or its release was changed by hand.
 */
function isToBeVerified(
  desired: DesiredStore,
  observed: ReachableStore,
  conditions: ObservedCondition[],
): boolean {
  return (
    desired.operation.reason !== 'Cancelled' &&
    !findMissingRung(conditions) &&
    findUnverifiedRung(conditions, desired.readiness)?.status === 'Unknown' &&
    // Once more it would say no more: how much it looks at is in the release.
    !findVerification(desired, observed)?.passed &&
    !isExhausted(desired.operation, 'verify-store')
  );
}
