import { describeUnlabelled } from '../cluster/describeUnlabelled';
import { getNamespaceOwnership } from '../cluster/getNamespaceOwnership';
import { ObservedWorkload, ReachableStore } from '../kubernetes/ObservedStore';
import { buildCronCondition } from './buildCronCondition';
import { buildVerificationConditions } from './buildVerificationConditions';
import { DesiredStore, StoreLayout } from './DesiredStore';
import { pending, reached } from './makeCondition';
import { ObservedCondition } from './StoreState';

/** Says of each rung of the ladder whether it is reached. */
export function buildConditions(options: {
  desired: DesiredStore;
  layout: StoreLayout;
  observed: ReachableStore;
  now: Date;
}): ObservedCondition[] {
  const { desired, layout, observed } = options;
  return [
    reached('Accepted', 'RequestRecorded', 'The request is recorded'),
    buildNamespaceCondition(desired, observed),
    observed.credentials
      ? reached('SecretsReady', 'SecretExists', 'The passwords are in a Secret')
      : pending('SecretsReady', 'SecretMissing', 'There are no passwords yet'),
    buildReleaseCondition(desired, observed),
    buildWorkloadCondition('DatabaseReady', layout, observed),
    buildWorkloadCondition('WordPressReady', layout, observed),
    ...buildVerificationConditions(desired, observed),
    buildCronCondition(options),
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
  const ownership = getNamespaceOwnership(desired, namespace);
  if (ownership !== 'own') {
    return ownership === 'foreign'
      ? pending(
          type,
          'ForeignNamespace',
          'The namespace does not belong to this store',
        )
      : pending(type, 'LabelsRemoved', describeUnlabelled(desired).message);
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
  layout: StoreLayout,
  observed: ReachableStore,
): ObservedCondition {
  const name = layout.workloads[type];
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
