import type { V1Deployment, V1StatefulSet } from '@kubernetes/client-node';
import { findWorkloadProblem } from './findWorkloadProblem';
import { ObservedVolumeClaim, ObservedWorkload } from './ObservedStore';
import { WorkloadObjects } from './StoreWatches';

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
        summarizeDeployment(deployment, objects, now),
      ),
      ...objects.statefulSets.map(statefulSet =>
        summarizeStatefulSet(statefulSet, objects, now),
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

function summarizeDeployment(
  deployment: V1Deployment,
  objects: WorkloadObjects,
  now: Date,
): ObservedWorkload {
  const { metadata, spec, status } = deployment;
  const desiredReplicas = spec?.replicas ?? 1;
  const readyReplicas = status?.readyReplicas ?? 0;
  const ready =
    desiredReplicas > 0 &&
    (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0) &&
    (status?.updatedReplicas ?? 0) >= desiredReplicas &&
    (status?.availableReplicas ?? 0) >= desiredReplicas;
  return {
    kind: 'Deployment',
    name: metadata?.name ?? '',
    ready,
    readyReplicas,
    desiredReplicas,
    problem: ready ? undefined : findWorkloadProblem(deployment, objects, now),
  };
}

function summarizeStatefulSet(
  statefulSet: V1StatefulSet,
  objects: WorkloadObjects,
  now: Date,
): ObservedWorkload {
  const { metadata, spec, status } = statefulSet;
  const desiredReplicas = spec?.replicas ?? 1;
  const readyReplicas = status?.readyReplicas ?? 0;
  const ready =
    desiredReplicas > 0 &&
    (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0) &&
    (status?.updatedReplicas ?? 0) >= desiredReplicas &&
    readyReplicas >= desiredReplicas;
  return {
    kind: 'StatefulSet',
    name: metadata?.name ?? '',
    ready,
    readyReplicas,
    desiredReplicas,
    problem: ready ? undefined : findWorkloadProblem(statefulSet, objects, now),
  };
}
