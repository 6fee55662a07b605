import { pick } from './pick';
import { trimConditions } from './trimConditions';
import { trimLabels } from './trimLabels';
import { trimMetadata } from './trimMetadata';
import {
  WatchedCronJob,
  WatchedDeployment,
  WatchedJob,
  WatchedReplicaSet,
  WatchedStatefulSet,
} from './WatchedObjects';

const WORKLOAD_STATUS = [
  'observedGeneration',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
] as const;

/** Keeps of a Deployment what is read of it. */
export function trimDeployment(object: WatchedDeployment): WatchedDeployment {
  return {
    metadata: trimMetadata(object.metadata),
    spec: trimSelecting(object.spec),
    status: {
      ...pick(object.status, WORKLOAD_STATUS),
      ...trimConditions(object.status),
    },
  };
}

/** Keeps of a StatefulSet what is read of it. */
export function trimStatefulSet(
  object: WatchedStatefulSet,
): WatchedStatefulSet {
  return {
    metadata: trimMetadata(object.metadata),
    spec: trimSelecting(object.spec),
    status: {
      ...pick(object.status, WORKLOAD_STATUS),
      ...trimConditions(object.status),
    },
  };
}

/**
 * Keeps of a ReplicaSet whose it is. How its pods do, they and the Deployment say
 * themselves; a third to tell the same would have the store looked at once more.
 */
export function trimReplicaSet(object: WatchedReplicaSet): WatchedReplicaSet {
  return { metadata: trimMetadata(object.metadata) };
}

/** Keeps of a CronJob what is read of it: nothing of what its Jobs are made of. */
export function trimCronJob(object: WatchedCronJob): WatchedCronJob {
  return {
    metadata: trimMetadata(object.metadata),
    spec: pick(object.spec, ['schedule', 'suspend']),
    status: pick(object.status, ['lastScheduleTime', 'lastSuccessfulTime']),
  };
}

/** Keeps of a Job what is read of it. */
export function trimJob(object: WatchedJob): WatchedJob {
  return {
    metadata: trimMetadata(object.metadata),
    spec: pick(object.spec, ['backoffLimit']),
    status: {
      ...pick(object.status, [
        'active',
        'succeeded',
        'failed',
        'startTime',
        'completionTime',
      ]),
      ...trimConditions(object.status),
    },
  };
}

function trimSelecting(
  spec: WatchedDeployment['spec'],
): WatchedDeployment['spec'] {
  return (
    spec && {
      ...pick(spec, ['replicas']),
      selector: spec.selector?.matchLabels
        ? { matchLabels: trimLabels(spec.selector.matchLabels) }
        : {},
    }
  );
}
