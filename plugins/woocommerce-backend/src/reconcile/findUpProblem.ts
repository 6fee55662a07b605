import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedProblem, ReachableStore } from '../kubernetes/ObservedStore';
import { DesiredStore } from './DesiredStore';
import { findUnverifiedRung } from './ladder';
import { ObservedCondition } from './StoreState';

/** What is the matter with a store all of whose pods run. */
export function findUpProblem(
  desired: DesiredStore,
  observed: ReachableStore,
  conditions: ObservedCondition[],
): ObservedProblem | undefined {
  const unverified = findUnverifiedRung(conditions, desired.readiness);
  if (unverified?.status === 'False') {
    return toProblem(unverified);
  }
  const upgradeFailure = findUpgradeFailure(observed);
  if (upgradeFailure) {
    return upgradeFailure;
  }
  const unlabelled = findUnlabelledProblem(observed);
  if (unlabelled) {
    return unlabelled;
  }
  if (unverified) {
    const {
      reason = 'Unclassified',
      message = unverified.message,
      evidence,
    } = desired.operation;
    return { reason, message, evidence };
  }
  const cron = conditions.find(({ type }) => type === 'CronHealthy');
  return cron?.status === 'False' ? toProblem(cron) : undefined;
}

/** Why the pods go on with what they had before an upgrade. */
export function findUpgradeFailure(
  observed: ReachableStore,
): ObservedProblem | undefined {
  const message = observed.workloads.find(
    ({ upgradeFailure }) => upgradeFailure,
  )?.upgradeFailure;
  return message === undefined
    ? undefined
    : { reason: 'UpgradeFailed', message };
}

/** What the portal does not see the changes of any more. */
function findUnlabelledProblem({
  unlabelled = [],
}: ReachableStore): ObservedProblem | undefined {
  if (unlabelled.length === 0) {
    return undefined;
  }
  const evidence = unlabelled.map(({ kind, name, label }) => ({
    kind,
    name,
    message: `The label ${label} is missing`,
  }));
  return {
    reason: 'LabelsRemoved',
    message: unlabelled
      .map(
        ({ kind, name, label }) => `${kind} ${name} lacks the label ${label}`,
      )
      .join('; '),
    evidence,
  };
}

/** Above the pods, a rung that is not reached has a reason of the closed list. */
function toProblem({ reason, message }: ObservedCondition): ObservedProblem {
  return { reason: reason as StoreReason, message };
}
