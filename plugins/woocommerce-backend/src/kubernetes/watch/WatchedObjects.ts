import type {
  V1ContainerStateRunning,
  V1ContainerStateTerminated,
  V1ContainerStateWaiting,
  V1ContainerStatus,
  V1CronJobSpec,
  V1CronJobStatus,
  V1DeploymentSpec,
  V1DeploymentStatus,
  V1JobSpec,
  V1JobStatus,
  V1LabelSelector,
  V1ObjectMeta,
  V1OwnerReference,
  V1PersistentVolumeClaimSpec,
  V1PersistentVolumeClaimStatus,
  V1PersistentVolumeClaimVolumeSource,
  V1PodStatus,
  V1StatefulSetSpec,
  V1StatefulSetStatus,
} from '@kubernetes/client-node';

/**
 * What is kept in memory of the objects in a cluster. A field that isn't listed
 * here is dropped as an object comes in, and can't be read by mistake. The
 * client library's own types fit wherever one of these is asked for.
 */
export interface WatchedObject<Spec = unknown, Status = unknown> {
  metadata?: WatchedMetadata;
  spec?: AsJson<Spec>;
  status?: AsJson<Status>;
}

/** As it comes over the wire: JSON has no dates. */
export type AsJson<T> = T extends Date
  ? Date | string
  : T extends object
  ? { [Key in keyof T]: AsJson<T[Key]> }
  : T;

/** Of the annotations only those that `isKeptAnnotation` in trimMetadata.ts names. */
export type WatchedMetadata = AsJson<
  Pick<
    V1ObjectMeta,
    | 'name'
    | 'namespace'
    | 'uid'
    | 'resourceVersion'
    | 'generation'
    | 'creationTimestamp'
    | 'deletionTimestamp'
    | 'labels'
    | 'annotations'
    | 'finalizers'
  > & {
    ownerReferences?: Pick<V1OwnerReference, 'kind' | 'name' | 'uid'>[];
  }
>;

export interface WatchedCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: Date | string;
}

export type WatchedNamespace = WatchedObject<unknown, WatchedConditions>;

export type WatchedDeployment = WatchedObject<
  Pick<V1DeploymentSpec, 'replicas'> & WatchedSelector,
  Pick<
    V1DeploymentStatus,
    | 'observedGeneration'
    | 'updatedReplicas'
    | 'readyReplicas'
    | 'availableReplicas'
  > &
    WatchedConditions
>;

export type WatchedStatefulSet = WatchedObject<
  Pick<V1StatefulSetSpec, 'replicas'> & WatchedSelector,
  Pick<
    V1StatefulSetStatus,
    | 'observedGeneration'
    | 'updatedReplicas'
    | 'readyReplicas'
    | 'availableReplicas'
  > &
    WatchedConditions
>;

/** Of which nothing counts but whose it is. */
export type WatchedReplicaSet = WatchedObject;

export type WatchedPod = WatchedObject<
  {
    nodeName?: string;
    /** Those with a claim. */
    volumes?: {
      name: string;
      persistentVolumeClaim?: Pick<
        V1PersistentVolumeClaimVolumeSource,
        'claimName'
      >;
    }[];
  },
  Pick<V1PodStatus, 'phase' | 'reason' | 'message'> &
    WatchedConditions & {
      initContainerStatuses?: ContainerStatus[];
      containerStatuses?: ContainerStatus[];
    }
>;

export type WatchedContainerStatus = AsJson<ContainerStatus>;

export type WatchedContainerState = AsJson<ContainerState>;

export type WatchedVolumeClaim = WatchedObject<
  Pick<V1PersistentVolumeClaimSpec, 'storageClassName' | 'volumeName'>,
  Pick<V1PersistentVolumeClaimStatus, 'phase' | 'capacity'> & WatchedConditions
>;

export type WatchedCronJob = WatchedObject<
  Pick<V1CronJobSpec, 'schedule' | 'suspend'>,
  Pick<V1CronJobStatus, 'lastScheduleTime' | 'lastSuccessfulTime'>
>;

export type WatchedJob = WatchedObject<
  Pick<V1JobSpec, 'backoffLimit'>,
  Pick<
    V1JobStatus,
    'active' | 'succeeded' | 'failed' | 'startTime' | 'completionTime'
  > &
    WatchedConditions
>;

interface WatchedSelector {
  selector: Pick<V1LabelSelector, 'matchLabels'>;
}

interface WatchedConditions {
  conditions?: WatchedCondition[];
}

type ContainerStatus = Pick<
  V1ContainerStatus,
  'name' | 'image' | 'ready' | 'restartCount'
> & {
  state?: ContainerState;
  lastState?: ContainerState;
};

interface ContainerState {
  waiting?: Pick<V1ContainerStateWaiting, 'reason' | 'message'>;
  running?: Pick<V1ContainerStateRunning, 'startedAt'>;
  terminated?: Pick<
    V1ContainerStateTerminated,
    'exitCode' | 'signal' | 'reason' | 'message' | 'finishedAt'
  >;
}
