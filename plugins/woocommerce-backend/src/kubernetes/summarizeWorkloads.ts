import { findUpgradeFailure } from './findUpgradeFailure';
import { findWorkloadProblem, selectPods } from './findWorkloadProblem';
import { ObservedVolumeClaim, ObservedWorkload } from './ObservedStore';
import { WorkloadObjects } from './StoreWatches';
import { WatchedDeployment, WatchedStatefulSet } from './watch/WatchedObjects';

/** Says what is to be known of a store's workloads and volumes. */
export function summarizeWorkloads(
  objects: WorkloadObjects,
  now: Date,
): {
  workloads: ObservedWorkload[];
  volumeClaims: ObservedVolumeClaim[];
} {
  return {
    workloads: [
      ...objects.deployments.map(deployment =>
        summarizeWorkload('Deployment', deployment, objects, now),
      ),
      ...objects.statefulSets.map(statefulSet =>
        summarizeWorkload('StatefulSet', statefulSet, objects, now),
      ),
    ],
    volumeClaims: objects.volumeClaims.map(claim => ({
      name: claim.metadata?.name ?? '',
      phase: claim.status?.phase ?? 'Pending',
      terminating: claim.metadata?.deletionTimestamp !== undefined,
      finalizers: claim.metadata?.finalizers ?? [],
    })),
  };
}

function summarizeWorkload(
  kind: ObservedWorkload['kind'],
  workload: WatchedDeployment | WatchedStatefulSet,
  objects: WorkloadObjects,
  now: Date,
): ObservedWorkload {
  const { metadata, spec, status } = workload;
  const desiredReplicas = spec?.replicas ?? 1;
  const ready =
    desiredReplicas > 0 &&
    (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0) &&
    (status?.updatedReplicas ?? 0) >= desiredReplicas &&
    (status?.availableReplicas ?? 0) >= desiredReplicas;
  return {
    kind,
    name: metadata?.name ?? '',
    ready,
    readyReplicas: status?.readyReplicas ?? 0,
    desiredReplicas,
    problem: ready ? undefined : findWorkloadProblem(workload, objects, now),
    upgradeFailure: findUpgradeFailure(selectPods(workload, objects.pods)),
  };
}
