import { ClusterEvent } from '../failures/FailureSources';
import { findWorkloadFailure } from '../failures/findWorkloadFailure';
import {
  ObservedVolumeClaim,
  ObservedWorkload,
} from '../kubernetes/ObservedStore';
import { selectPods } from '../kubernetes/selectPods';
import { WorkloadObjects } from '../kubernetes/StoreWatches';
import {
  WatchedDeployment,
  WatchedStatefulSet,
} from '../kubernetes/watch/WatchedObjects';
import { findUpgradeFailure } from './findUpgradeFailure';
import { toObservedVolumeClaim } from './toObservedVolumes';

/**
 * Says what is to be known of a store's workloads and volumes.
 *
 * @param context.events - what was said of them, if it was asked for
 */
export function summarizeWorkloads(
  objects: WorkloadObjects,
  context: { events?: readonly ClusterEvent[]; now: Date },
): {
  workloads: ObservedWorkload[];
  volumeClaims: ObservedVolumeClaim[];
} {
  const summarize = (
    kind: ObservedWorkload['kind'],
    workload: WatchedDeployment | WatchedStatefulSet,
  ) => summarizeWorkload({ kind, workload, objects, ...context });
  return {
    workloads: [
      ...objects.deployments.map(each => summarize('Deployment', each)),
      ...objects.statefulSets.map(each => summarize('StatefulSet', each)),
    ],
    volumeClaims: objects.volumeClaims.map(toObservedVolumeClaim),
  };
}

function summarizeWorkload(options: {
  kind: ObservedWorkload['kind'];
  workload: WatchedDeployment | WatchedStatefulSet;
  objects: WorkloadObjects;
  events?: readonly ClusterEvent[];
  now: Date;
}): ObservedWorkload {
  const { kind, workload, objects } = options;
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
    problem: ready ? undefined : findWorkloadFailure(options),
    upgradeFailure: findUpgradeFailure(selectPods(workload, objects.pods)),
  };
}
