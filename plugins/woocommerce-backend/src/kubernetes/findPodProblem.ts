import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { findFirst } from './findFirst';
import { ObservedProblem } from './ObservedStore';
import { WorkloadObjects } from './StoreWatches';
import { WatchedContainerStatus, WatchedPod } from './watch/WatchedObjects';

/**
 * How long a pod may wait for its volumes and a node before that is a problem:
 * every pod does for a moment.
 */
const SCHEDULING_GRACE_MS = 5_000;

const WAITING_REASONS: Record<string, StoreReason> = {
  CrashLoopBackOff: 'CrashLooping',
  CreateContainerConfigError: 'AdmissionRejected',
  ErrImagePull: 'ImagePullFailed',
  ImagePullBackOff: 'ImagePullFailed',
  InvalidImageName: 'ImagePullFailed',
};

/** Says what keeps a pod from being ready, as far as it can be seen in it and its volume claims. */
export function findPodProblem(
  pod: WatchedPod,
  objects: Pick<WorkloadObjects, 'volumeClaims'>,
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

function isNewborn(pod: WatchedPod, now: Date): boolean {
  const created = pod.metadata?.creationTimestamp;
  return (
    created !== undefined &&
    now.getTime() - new Date(created).getTime() < SCHEDULING_GRACE_MS
  );
}

function findContainerProblem(
  status: WatchedContainerStatus,
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
  pod: WatchedPod,
  objects: Pick<WorkloadObjects, 'volumeClaims'>,
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

function findSchedulingProblem(pod: WatchedPod): ObservedProblem | undefined {
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
