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
  if (unverified) {
    const { reason = 'Unclassified', message } = desired.operation;
    return { reason, message: message ?? unverified.message };
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

/** Above the pods, a rung that is not reached has a reason of the closed list. */
function toProblem({ reason, message }: ObservedCondition): ObservedProblem {
  return { reason: reason as StoreReason, message };
}
