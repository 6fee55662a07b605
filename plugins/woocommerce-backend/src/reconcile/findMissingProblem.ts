import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { describeUnlabelled } from '../cluster/describeUnlabelled';
import { getNamespaceOwnership } from '../cluster/getNamespaceOwnership';
import {
  ObservedProblem,
  ObservedRelease,
  ReachableStore,
} from '../kubernetes/ObservedStore';
import { describeReason } from './describeReason';
import { DesiredStore } from './DesiredStore';
import { isPending } from './releaseStatus';
import { ObservedCondition } from './StoreState';

const NOT_MADE_YET: readonly StoreReason[] = [
  'CredentialsMissing',
  'LimitsMissing',
  'NamespaceMissing',
  'ReleaseMissing',
  'WorkloadNotReady',
];

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
    findRungProblem(desired, missing) ??
    findWorkloadProblem(desired, observed, missing) ??
    findReleaseProblem(desired, release) ??
    describeReason(
      'WorkloadNotReady',
      missing?.message ?? 'The store is not ready',
    )
  );
}

/** What was there before the release, and isn't any more. */
function findRungProblem(
  { namespace }: DesiredStore,
  missing: ObservedCondition | undefined,
): ObservedProblem | undefined {
  switch (missing?.type) {
    case 'NamespaceReady':
      return describeReason('LimitsMissing', `Namespace ${namespace}`);
    case 'SecretsReady':
      return describeReason('CredentialsMissing', `Namespace ${namespace}`);
    default:
      return undefined;
  }
}

/** The problem of the rung's own workload first: those above may be down for it. */
function findWorkloadProblem(
  { layout }: DesiredStore,
  { workloads }: ReachableStore,
  missing: ObservedCondition | undefined,
): ObservedProblem | undefined {
  const names: Record<string, string> = layout?.workloads ?? {};
  const own = workloads.find(({ name }) => name === names[missing?.type ?? '']);
  return own?.problem ?? workloads.find(({ problem }) => problem)?.problem;
}

function findReleaseProblem(
  { namespace }: DesiredStore,
  { status, revision }: ObservedRelease,
): ObservedProblem | undefined {
  if (status === 'deployed') {
    return undefined;
  }
  const message = `Revision ${revision} of release ${namespace} is ${status}`;
  return {
    reason: 'HelmFailed',
    message,
    evidence: [{ kind: 'Release', name: namespace, message }],
  };
}

/** That something isn't there yet goes without saying while it is being made. */
export function isWorthTelling(reason: StoreReason): boolean {
  return !NOT_MADE_YET.includes(reason);
}
