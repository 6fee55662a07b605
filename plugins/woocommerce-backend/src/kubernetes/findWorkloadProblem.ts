import type {
  V1ContainerStatus,
  V1Deployment,
  V1Pod,
  V1StatefulSet,
} from '@kubernetes/client-node';
import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedProblem } from './ObservedStore';
import { WorkloadObjects } from './StoreWatches';

/**
 * How long a pod may wait for its volumes and a node before that is a problem:
 * every pod does for a moment.
 */
const SCHEDULING_GRACE_MS = 5_000;

/** Longer messages of the cluster are cut: they are shown to people. */
const MESSAGE_LIMIT = 1_000;

const WAITING_REASONS: Record<string, StoreReason> = {
  CrashLoopBackOff: 'CrashLooping',
  CreateContainerConfigError: 'AdmissionRejected',
  ErrImagePull: 'ImagePullFailed',
  ImagePullBackOff: 'ImagePullFailed',
  InvalidImageName: 'ImagePullFailed',
};

/**
 * Says what keeps a workload's pods from being ready, as far as it can be seen
 * in the workload's own conditions, its pods and its volume claims.
 */
export function findWorkloadProblem(
  workload: V1Deployment | V1StatefulSet,
  objects: WorkloadObjects,
  now: Date,
): ObservedProblem | undefined {
  const problem =
    findReplicaFailure(workload) ??
    findFirst(selectPods(workload, objects.pods), pod =>
      findPodProblem(pod, objects, now),
    );
  return (
    problem && { ...problem, message: problem.message.slice(0, MESSAGE_LIMIT) }
  );
}

/** Pods that the API server refuses never exist: only their owner says so. */
function findReplicaFailure(
  workload: V1Deployment | V1StatefulSet,
): ObservedProblem | undefined {
  const failure = workload.status?.conditions?.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  if (!failure) {
    return undefined;
  }
  const message = failure.message ?? 'The pods can’t be created';
  return {
    reason: message.includes('exceeded quota')
      ? 'QuotaExceeded'
      : 'AdmissionRejected',
    message,
  };
}

function findPodProblem(
  pod: V1Pod,
  objects: WorkloadObjects,
  now: Date,
): ObservedProblem | undefined {
  const statuses = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ];
  return (
    findFirst(statuses, findContainerProblem) ??
    (isNewborn(pod, now)
      ? undefined
      : findVolumeProblem(pod, objects) ?? findSchedulingProblem(pod))
  );
}

function isNewborn(pod: V1Pod, now: Date): boolean {
  const created = pod.metadata?.creationTimestamp;
  return (
    created !== undefined &&
    now.getTime() - new Date(created).getTime() < SCHEDULING_GRACE_MS
  );
}

function findContainerProblem(
  status: V1ContainerStatus,
): ObservedProblem | undefined {
  const said =
    status.state?.terminated?.message ?? status.lastState?.terminated?.message;
  const bootstrapFailure = said && findBootstrapFailure(said);
  if (bootstrapFailure) {
    return bootstrapFailure;
  }
  const waiting = status.state?.waiting;
  const reason = waiting?.reason && WAITING_REASONS[waiting.reason];
  if (!waiting || !reason) {
    return undefined;
  }
  return {
    reason,
    message: `Container ${status.name}: ${
      said ?? waiting.message ?? waiting.reason
    }`,
  };
}

/** The chart's set-up ends with its reason in the container's last message. */
function findBootstrapFailure(said: string): ObservedProblem | undefined {
  const [, reason, message] =
    /^BootstrapFailed\/(\w+): (.*)$/s.exec(said.trim()) ?? [];
  return message === undefined
    ? undefined
    : {
        reason:
          reason === 'DatabaseNotReady'
            ? 'DatabaseNotReady'
            : 'BootstrapFailed',
        message,
      };
}

function findVolumeProblem(
  pod: V1Pod,
  objects: WorkloadObjects,
): ObservedProblem | undefined {
  const claims = new Set(
    (pod.spec?.volumes ?? []).map(
      volume => volume.persistentVolumeClaim?.claimName,
    ),
  );
  const unbound = objects.volumeClaims.find(
    claim =>
      claims.has(claim.metadata?.name) &&
      claim.status?.phase !== 'Bound' &&
      claim.metadata?.deletionTimestamp === undefined,
  );
  return unbound && pod.spec?.nodeName === undefined
    ? {
        reason: 'VolumeNotBound',
        message: `Volume claim ${unbound.metadata?.name} is ${
          unbound.status?.phase ?? 'Pending'
        }`,
      }
    : undefined;
}

function findSchedulingProblem(pod: V1Pod): ObservedProblem | undefined {
  const unscheduled = pod.status?.conditions?.find(
    ({ type, status, reason }) =>
      type === 'PodScheduled' &&
      status === 'False' &&
      reason === 'Unschedulable',
  );
  return (
    unscheduled && {
      reason: 'Unschedulable',
      message: unscheduled.message ?? 'No node has room for the pod',
    }
  );
}

function selectPods(
  workload: V1Deployment | V1StatefulSet,
  pods: readonly V1Pod[],
): V1Pod[] {
  const wanted = Object.entries(workload.spec?.selector?.matchLabels ?? {});
  return pods.filter(pod =>
    wanted.every(([key, value]) => pod.metadata?.labels?.[key] === value),
  );
}

function findFirst<T, R>(
  items: T[],
  find: (item: T) => R | undefined,
): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
