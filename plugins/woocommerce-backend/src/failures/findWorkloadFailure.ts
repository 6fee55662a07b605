import { findFirst } from '../kubernetes/findFirst';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { selectPods } from '../kubernetes/selectPods';
import { WorkloadObjects } from '../kubernetes/StoreWatches';
import {
  WatchedDeployment,
  WatchedPod,
  WatchedReplicaSet,
  WatchedStatefulSet,
} from '../kubernetes/watch/WatchedObjects';
import { findOddEvent } from './findOddEvent';
import { findPodFailure } from './findPodFailure';
import { findRefusal } from './findRefusal';
import { ClusterEvent } from './FailureSources';

/** Says what keeps the pods of a workload that isn't ready from being so. */
export function findWorkloadFailure(options: {
  kind: 'Deployment' | 'StatefulSet';
  workload: WatchedDeployment | WatchedStatefulSet;
  objects: Partial<WorkloadObjects>;
  events?: readonly ClusterEvent[];
  now: Date;
}): ObservedProblem | undefined {
  const { kind, workload, objects, events, now } = options;
  const { volumeClaims, replicaSets = [] } = objects;
  const name = workload.metadata?.name ?? '';
  const desired = workload.spec?.replicas ?? 1;
  if (desired === 0) {
    const message = `${kind} ${name} is scaled to 0`;
    const evidence = [{ kind, name, message: 'spec.replicas is 0' }];
    return { reason: 'ScaledDown', message, evidence };
  }
  const makers = replicaSets.filter(replicaSet =>
    isOwnedBy(replicaSet, workload),
  );
  const pods = selectPods(workload, objects.pods ?? []).filter(isLive);
  return (
    (pods.length < desired
      ? findRefusal({ kind, owner: workload, makers, events, now })
      : undefined) ??
    findFirst(pods, pod =>
      findPodFailure({ pod, volumeClaims, events, now }),
    ) ??
    findOddEvent({ objects: [workload, ...makers, ...pods], events, now })
  );
}

/** Whether it is neither on its way out nor ended: those are replaced. */
function isLive({ metadata, status }: WatchedPod): boolean {
  return (
    metadata?.deletionTimestamp === undefined &&
    status?.phase !== 'Failed' &&
    status?.phase !== 'Succeeded'
  );
}

function isOwnedBy(
  replicaSet: WatchedReplicaSet,
  workload: WatchedDeployment | WatchedStatefulSet,
): boolean {
  return (
    replicaSet.metadata?.ownerReferences?.some(
      ({ uid }) => uid === workload.metadata?.uid,
    ) ?? false
  );
}
