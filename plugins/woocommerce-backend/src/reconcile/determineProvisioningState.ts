import {
  STORE_REASONS,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { OperationRecord } from '../database/StoreRepository';
import { ObservedProblem, ReachableStore } from '../kubernetes/ObservedStore';
import { buildConditions } from './buildConditions';
import { describeReason } from './describeReason';
import { DesiredStore } from './DesiredStore';
import { isApplied, isPending, isPendingTooLong } from './releaseStatus';
import { ObservedCondition, StepName, StoreState } from './StoreState';

/** The rungs that have to be reached at readiness `workload`. */
const REQUIRED = new Set([
  'Accepted',
  'NamespaceReady',
  'SecretsReady',
  'ReleaseDeployed',
  'DatabaseReady',
  'WordPressReady',
]);

/** Decides about a store that is to exist. */
export function determineProvisioningState(options: {
  desired: DesiredStore;
  observed: ReachableStore;
  now: Date;
}): StoreState {
  const { desired, observed, now } = options;
  const { operation } = desired;
  const conditions = buildConditions(desired, observed);
  const missing = conditions.find(
    ({ type, status }) => REQUIRED.has(type) && status !== 'True',
  );
  const running = operation.status === 'Running';

  if (isForeign(desired, observed)) {
    return {
      phase: 'Failed',
      conditions,
      ...describeReason('ForeignNamespace', `Namespace ${desired.namespace}`),
      outcome: running ? 'Failed' : undefined,
    };
  }
  const applied =
    observed.release !== undefined && isApplied(observed.release, operation);
  if (!missing && (!running || applied)) {
    return {
      phase: 'Ready',
      conditions,
      outcome: running ? 'Succeeded' : undefined,
    };
  }
  const problem = findProblem(desired, observed, missing);
  if (!running) {
    return {
      phase: toSettledPhase(desired, problem),
      conditions,
      reason: operation.reason ?? problem.reason,
      message: operation.message ?? problem.message,
    };
  }
  if (now >= operation.deadline) {
    return {
      phase: 'Failed',
      conditions,
      ...explainDeadline(problem, missing),
      outcome: 'Failed',
    };
  }
  return {
    phase: 'Provisioning',
    conditions,
    ...explainProgress(operation, problem),
    nextStep: findNextStep(desired, observed, now),
  };
}

function isForeign(desired: DesiredStore, observed: ReachableStore): boolean {
  return (
    observed.namespace !== undefined &&
    observed.namespace.storeId !== desired.id
  );
}

function findNextStep(
  desired: DesiredStore,
  observed: ReachableStore,
  now: Date,
): StepName | undefined {
  const { namespace, release } = observed;
  if (namespace?.terminating) {
    return undefined;
  }
  if (!namespace || !observed.limitsReady) {
    return 'create-namespace';
  }
  if (!observed.secretReady) {
    return 'create-secrets';
  }
  if (release && isPending(release)) {
    return isPendingTooLong(release, desired.helmTimeoutMs, now)
      ? 'uninstall-release'
      : undefined;
  }
  return release && isApplied(release, desired.operation)
    ? undefined
    : 'install-release';
}

function findProblem(
  desired: DesiredStore,
  observed: ReachableStore,
  missing: ObservedCondition | undefined,
): ObservedProblem {
  const { namespace, release } = observed;
  if (!namespace) {
    return describeReason('NamespaceMissing', `Namespace ${desired.namespace}`);
  }
  if (namespace.terminating) {
    return (
      namespace.blockers[0] ??
      describeReason(
        'NamespaceStuck',
        `Namespace ${desired.namespace} is terminating`,
      )
    );
  }
  if (!release) {
    return describeReason('ReleaseMissing', `Release ${desired.namespace}`);
  }
  if (isPending(release)) {
    return describeReason('ReleaseLocked', `Release is ${release.status}`);
  }
  return (
    observed.workloads.find(({ problem }) => problem)?.problem ??
    describeReason(
      'WorkloadNotReady',
      missing?.message ?? 'The store is not ready',
    )
  );
}

/** What a store is called whose operation is over, and which isn't whole. */
function toSettledPhase(
  desired: DesiredStore,
  problem: ObservedProblem,
): 'Degraded' | 'Failed' {
  return desired.operation.status === 'Failed' ||
    problem.reason === 'NamespaceMissing'
    ? 'Failed'
    : 'Degraded';
}

/** What failed last is told until the step that failed has gone through. */
function explainProgress(
  operation: OperationRecord,
  problem: ObservedProblem,
): Partial<ObservedProblem> {
  const { reason, message } = operation;
  if (reason) {
    return { reason, message };
  }
  return isWorthTelling(problem.reason) ? problem : {};
}

/** That something isn't there yet goes without saying while it is being made. */
function isWorthTelling(reason: StoreReason): boolean {
  return !['NamespaceMissing', 'ReleaseMissing', 'WorkloadNotReady'].includes(
    reason,
  );
}

function explainDeadline(
  problem: ObservedProblem,
  missing: ObservedCondition | undefined,
): ObservedProblem {
  return isWorthTelling(problem.reason)
    ? problem
    : {
        reason: 'DeadlineExceeded',
        message: `${STORE_REASONS.DeadlineExceeded.summary} ${
          missing?.type ?? 'ReleaseDeployed'
        } was not reached: ${missing?.message ?? problem.message}`,
      };
}
