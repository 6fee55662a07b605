import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedProblem, ReachableStore } from '../kubernetes/ObservedStore';
import { describeReason } from './describeReason';
import { describeUnlabelled } from './describeUnlabelled';
import { DesiredStore } from './DesiredStore';
import { getNamespaceOwnership } from './getNamespaceOwnership';
import { isPending } from './releaseStatus';
import { ObservedCondition } from './StoreState';

/** Why a rung below the verified ones is not reached. */
export function findMissingProblem(
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
  if (getNamespaceOwnership(desired, namespace) === 'unlabelled') {
    return describeUnlabelled(desired);
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

/** That something isn't there yet goes without saying while it is being made. */
export function isWorthTelling(reason: StoreReason): boolean {
  return !['NamespaceMissing', 'ReleaseMissing', 'WorkloadNotReady'].includes(
    reason,
  );
}
