import {
  ObservedProblem,
  ObservedRelease,
  ReachableStore,
} from '../kubernetes/ObservedStore';
import { countAttempts, isExhausted } from './attempts';
import { describeReason } from './describeReason';
import { DesiredStore } from './DesiredStore';
import { determineSettledPhase } from './determineSettledPhase';
import { findUpProblem } from './findUpProblem';
import { findMissingRung } from './ladder';
import { isLate } from './isLate';
import { isPending } from './releaseStatus';
import { ObservedCondition, StorePhaseState, StoreState } from './StoreState';
import { findVerification, toVerificationProblem } from './verification';

/** Decides about a store that is being verified because somebody asked for it. */
export function determineVerifyState(options: {
  desired: DesiredStore;
  observed: ReachableStore;
  conditions: ObservedCondition[];
  now: Date;
}): StoreState {
  const { desired, observed, conditions, now } = options;
  const { operation } = desired;
  const settled = determineSettledPhase(desired, observed, conditions);
  const fail = (failure: ObservedProblem): StoreState => ({
    ...settled,
    conditions,
    outcome: 'Failed',
    failure,
  });

  if (!observed.release) {
    return fail(
      describeReason('ReleaseMissing', `Release ${desired.namespace}`),
    );
  }
  const result = findResult(desired, observed);
  if (result?.passed) {
    return { ...settled, conditions, outcome: 'Succeeded' };
  }
  const problem = result
    ? toVerificationProblem(result)
    : findObstacle(desired, observed.release);
  if (isExhausted(operation, 'verify-store')) {
    return fail(problem);
  }
  if (isLate(operation, now)) {
    return fail(problem);
  }
  return {
    ...keepReady(options, settled),
    conditions,
    nextStep: isPending(observed.release) ? undefined : 'verify-store',
  };
}

/** What this operation has found; undefined before, and when it could not look. */
function findResult(desired: DesiredStore, observed: ReachableStore) {
  const { operation } = desired;
  return countAttempts(operation, 'verify-store') > 0 && !operation.reason
    ? findVerification(desired, observed)
    : undefined;
}

/** What has kept it from looking. */
function findObstacle(
  { operation }: DesiredStore,
  release: ObservedRelease,
): ObservedProblem {
  if (isPending(release)) {
    return describeReason('ReleaseLocked', `Release is ${release.status}`);
  }
  const { reason, message = '' } = operation;
  return reason
    ? { reason, message }
    : describeReason('DeadlineExceeded', 'The verification');
}

/** A check that fails once may only have been unlucky, so that it is repeated first. */
function keepReady(
  options: Parameters<typeof determineVerifyState>[0],
  settled: StorePhaseState,
): StorePhaseState {
  const { desired, observed, conditions } = options;
  const isOnlyUnverified =
    !findMissingRung(conditions) &&
    ['StorefrontUnreachable', 'CheckoutFailed'].includes(
      findUpProblem(desired, observed, conditions)?.reason ?? '',
    );
  return desired.status.phase === 'Ready' && isOnlyUnverified
    ? { phase: 'Ready' }
    : settled;
}
