import {
  CONDITION_REASON_SIMULATED_NODES,
  StoreConditionType,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedWorkload, ReachableStore } from '../kubernetes/ObservedStore';
import { DesiredStore } from './DesiredStore';
import { ObservedCondition } from './StoreState';

/** Says of each rung of the ladder whether it is reached. */
export function buildConditions(
  desired: DesiredStore,
  observed: ReachableStore,
): ObservedCondition[] {
  return [
    reached('Accepted', 'RequestRecorded', 'The request is recorded'),
    buildNamespaceCondition(desired, observed),
    observed.secretReady
      ? reached('SecretsReady', 'SecretExists', 'The passwords are in a Secret')
      : pending('SecretsReady', 'SecretMissing', 'There are no passwords yet'),
    buildReleaseCondition(desired, observed),
    buildWorkloadCondition('DatabaseReady', desired, observed),
    buildWorkloadCondition('WordPressReady', desired, observed),
    buildStorefrontCondition(desired),
    unknown(
      'CheckoutVerified',
      'NotVerified',
      'The plan’s readiness ends below this rung: no test order is placed',
    ),
  ];
}

function buildNamespaceCondition(
  desired: DesiredStore,
  observed: ReachableStore,
): ObservedCondition {
  const type = 'NamespaceReady';
  const { namespace, limitsReady } = observed;
  if (!namespace) {
    return pending(type, 'NamespaceMissing', 'There is no namespace');
  }
  if (namespace.storeId !== desired.id) {
    return pending(
      type,
      'ForeignNamespace',
      'The namespace does not belong to this store',
    );
  }
  if (namespace.terminating) {
    return pending(type, 'NamespaceTerminating', 'The namespace is going away');
  }
  return limitsReady
    ? reached(
        type,
        'NamespaceActive',
        `Namespace ${desired.namespace} has its quota and limits`,
      )
    : pending(
        type,
        'LimitsMissing',
        'The namespace has no quota or limits yet',
      );
}

function buildReleaseCondition(
  desired: DesiredStore,
  observed: ReachableStore,
): ObservedCondition {
  const type = 'ReleaseDeployed';
  const { release } = observed;
  if (!release) {
    return pending(type, 'ReleaseMissing', 'There is no Helm release');
  }
  return release.status === 'deployed'
    ? reached(
        type,
        'ReleaseDeployed',
        `Revision ${release.revision} of release ${desired.namespace} is deployed`,
      )
    : pending(type, 'ReleaseNotDeployed', `The release is ${release.status}`);
}

function buildWorkloadCondition(
  type: 'DatabaseReady' | 'WordPressReady',
  desired: DesiredStore,
  observed: ReachableStore,
): ObservedCondition {
  const name = desired.workloads[type];
  const workload = observed.workloads.find(each => each.name === name);
  if (!workload) {
    return pending(type, 'WorkloadMissing', `There is no workload ${name}`);
  }
  return workload.ready
    ? reached(type, 'WorkloadReady', `${workload.kind} ${name} is ready`)
    : pending(
        type,
        workload.problem?.reason ?? 'WorkloadNotReady',
        explainWorkload(workload),
      );
}

function explainWorkload(workload: ObservedWorkload): string {
  const { kind, name, readyReplicas, desiredReplicas, problem } = workload;
  if (desiredReplicas === 0) {
    return `${kind} ${name} is scaled to 0`;
  }
  return (
    problem?.message ??
    `${kind} ${name}: ${readyReplicas} of ${desiredReplicas} pods are ready`
  );
}

function buildStorefrontCondition(desired: DesiredStore): ObservedCondition {
  return desired.simulatedNodes
    ? unknown(
        'StorefrontReachable',
        CONDITION_REASON_SIMULATED_NODES,
        'The cluster’s nodes are simulated: nothing answers at the storefront’s address',
      )
    : unknown(
        'StorefrontReachable',
        'NotVerified',
        'The plan’s readiness ends below this rung: the storefront is not called',
      );
}

function reached(
  type: StoreConditionType,
  reason: string,
  message: string,
): ObservedCondition {
  return { type, status: 'True', reason, message };
}

function pending(
  type: StoreConditionType,
  reason: string,
  message: string,
): ObservedCondition {
  return { type, status: 'False', reason, message };
}

function unknown(
  type: StoreConditionType,
  reason: string,
  message: string,
): ObservedCondition {
  return { type, status: 'Unknown', reason, message };
}
