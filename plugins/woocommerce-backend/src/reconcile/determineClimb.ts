import { STORE_REASONS } from '@woocommerce-backstage/plugin-woocommerce-common';
import { describeUnlabelled } from '../cluster/describeUnlabelled';
import { getNamespaceOwnership } from '../cluster/getNamespaceOwnership';
import { OperationRecord } from '../database/StoreRepository';
import { ObservedProblem, ReachableStore } from '../kubernetes/ObservedStore';
import { describeFutility, isExhausted } from './attempts';
import { describeReason } from './describeReason';
import { DesiredStore, StoreLayout } from './DesiredStore';
import { determineSettledPhase } from './determineSettledPhase';
import { findMissingProblem, isWorthTelling } from './findMissingProblem';
import { findProvisioningStep } from './findProvisioningStep';
import { findUpgradeFailure, findUpProblem } from './findUpProblem';
import { isLate } from './isLate';
import { isRefusedForGood } from './isRefusedForGood';
import { findMissingRung, findUnverifiedRung } from './ladder';
import { isApplied, isPending } from './releaseStatus';
import {
  ObservedCondition,
  StepName,
  StorePhaseState,
  StoreState,
} from './StoreState';

/** Decides about a store that is being made, upgraded or repaired. */
export function determineClimb(options: {
  desired: DesiredStore;
  layout: StoreLayout;
  observed: ReachableStore;
  conditions: ObservedCondition[];
  now: Date;
}): StoreState {
  const { desired, observed, conditions, now } = options;
  const { operation } = desired;
  const { release } = observed;
  if (operation.kind === 'upgrade' && !observed.namespace) {
    // Made anew it would be another store, without this one's data.
    const subject = `Namespace ${desired.namespace}`;
    return giveUp(options, describeReason('NamespaceMissing', subject));
  }
  const { namespace } = observed;
  if (
    namespace &&
    operation.kind !== 'repair' &&
    getNamespaceOwnership(desired, namespace) === 'unlabelled'
  ) {
    return giveUp(options, describeUnlabelled(desired));
  }
  const missing = findMissingRung(conditions);
  const applied = release !== undefined && isApplied(release, operation);
  if (!missing && applied) {
    return determineLastRungs(options);
  }
  const problem = findMissingProblem(desired, observed, missing);
  if (isLate(operation, now)) {
    return giveUp(options, explainDeadline(problem, missing, operation));
  }
  if (isRefusedForGood(operation, problem, now)) {
    return giveUp(options, problem);
  }
  const nextStep = findProvisioningStep(options);
  if (nextStep && isExhausted(operation, nextStep)) {
    return giveUp(options, explainExhaustion(operation, nextStep));
  }
  const isUntouched = !applied && !(release && isPending(release));
  return {
    ...(isUntouched && isUp(desired)
      ? determineSettledPhase(desired, observed, conditions)
      : {
          phase: isWaiting(desired) ? 'Pending' : 'Provisioning',
          ...explainProgress(operation, problem),
        }),
    conditions,
    nextStep,
  };
}

/** Whether nothing was done yet about a store that was just asked for. */
function isWaiting({ operation, status }: DesiredStore): boolean {
  return status.phase === 'Pending' && !operation.startedAt;
}

/** Whether the operation is about a store that may sell while it goes on. */
function isUp({ operation, status }: DesiredStore): boolean {
  return (
    operation.kind === 'upgrade' ||
    (operation.kind === 'repair' &&
      (status.phase === 'Ready' || status.phase === 'Degraded'))
  );
}

/** Decides about a store whose pods run: whether it sells, too. */
function determineLastRungs(
  options: Parameters<typeof determineClimb>[0],
): StoreState {
  const { desired, observed, conditions, now } = options;
  const { operation } = desired;
  const unverified = findUnverifiedRung(conditions, desired.readiness);
  if (!unverified) {
    const failure = findUpgradeFailure(observed);
    return failure
      ? giveUp(options, failure)
      : {
          ...determineSettledPhase(desired, observed, conditions),
          conditions,
          outcome: 'Succeeded',
        };
  }
  const problem = findUpProblem(desired, observed, conditions);
  if (problem && isExhausted(operation, 'verify-store')) {
    return giveUp(options, problem);
  }
  if (isLate(operation, now)) {
    return giveUp(
      options,
      problem && (unverified.status === 'False' || operation.reason)
        ? problem
        : explainDeadline(undefined, unverified),
    );
  }
  return {
    phase: 'Provisioning',
    ...(unverified.status === 'False'
      ? problem
      : explainProgress(operation, undefined)),
    conditions,
    nextStep: 'verify-store',
  };
}

/** The operation has failed. The store is what it is: it may sell all the same. */
function giveUp(
  options: Parameters<typeof determineClimb>[0],
  failure: ObservedProblem,
): StoreState {
  const { desired, observed, conditions } = options;
  const { phase } = determineSettledPhase(
    {
      ...desired,
      operation: { ...desired.operation, status: 'Failed', ...failure },
    },
    observed,
    conditions,
  );
  return {
    phase,
    ...(phase === 'Ready' ? undefined : failure),
    conditions,
    outcome: 'Failed',
    failure,
  };
}

function explainExhaustion(
  operation: OperationRecord,
  step: StepName,
): ObservedProblem {
  const { kind, steps, evidence } = operation;
  const futility = describeFutility(step);
  // What has cleared up after it went well, so that the operation has no reason.
  const failed = steps.findLast(
    ({ name, status }) => name === step && status === 'Failed',
  );
  const {
    reason = failed && step === 'install-release'
      ? 'HelmFailed'
      : futility.reason,
    message = failed?.message ?? futility.message,
  } = operation;
  const isUpgrade = kind === 'upgrade';
  return {
    reason: isUpgrade && reason === 'HelmFailed' ? 'UpgradeFailed' : reason,
    message,
    evidence,
  };
}

/** What failed last is told until the step that failed has gone through. */
function explainProgress(
  operation: OperationRecord,
  problem: ObservedProblem | undefined,
): Omit<StorePhaseState, 'phase'> {
  const { reason, message, evidence } = operation;
  if (reason) {
    return { reason, message, evidence };
  }
  return problem && isWorthTelling(problem.reason) ? problem : {};
}

function explainDeadline(
  problem: ObservedProblem | undefined,
  missing: ObservedCondition | undefined,
  operation?: OperationRecord,
): ObservedProblem {
  if (problem && isWorthTelling(problem.reason)) {
    return problem;
  }
  // A step has failed and not gone through since.
  return operation?.reason
    ? explainExhaustion(operation, operation.step as StepName)
    : {
        reason: 'DeadlineExceeded',
        message: `${STORE_REASONS.DeadlineExceeded.summary} ${
          missing?.type ?? 'ReleaseDeployed'
        } was not reached: ${missing?.message ?? problem?.message ?? ''}`,
      };
}
