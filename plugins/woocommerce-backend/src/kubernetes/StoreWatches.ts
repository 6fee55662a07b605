import { LoggerService } from '@backstage/backend-plugin-api';
import type {
  KubernetesListObject,
  KubernetesObject,
  V1CronJob,
  V1Deployment,
  V1Job,
  V1PersistentVolumeClaim,
  V1Pod,
  V1ReplicaSet,
  V1StatefulSet,
} from '@kubernetes/client-node';
import { WOOCOMMERCE_STORE_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Kubernetes } from './loadKubernetes';
import { SharedWatch, WatchedKind } from './SharedWatch';

/** The objects that make up a store's workloads. */
export interface WorkloadObjects {
  readonly deployments: readonly V1Deployment[];
  readonly statefulSets: readonly V1StatefulSet[];
  readonly replicaSets: readonly V1ReplicaSet[];
  readonly pods: readonly V1Pod[];
  readonly volumeClaims: readonly V1PersistentVolumeClaim[];
  readonly cronJobs: readonly V1CronJob[];
  readonly jobs: readonly V1Job[];
}

/**
 * Watches the objects of all stores of a cluster, one watch a kind, however
 * many stores there are.
 */
export class StoreWatches {
  readonly #watches: {
    namespaces: SharedWatch<KubernetesObject>;
    deployments: SharedWatch<V1Deployment>;
    statefulSets: SharedWatch<V1StatefulSet>;
    replicaSets: SharedWatch<V1ReplicaSet>;
    pods: SharedWatch<V1Pod>;
    volumeClaims: SharedWatch<V1PersistentVolumeClaim>;
    cronJobs: SharedWatch<V1CronJob>;
    jobs: SharedWatch<V1Job>;
  };
  #connected = false;

  static create(options: {
    kubernetes: Kubernetes;
    logger: LoggerService;
    /** Is called with the store's name when one of its objects changed. */
    onChange: (storeName: string) => void;
    /** Is called when the cluster was lost, and when all is watched again. */
    onConnection: () => void;
  }): StoreWatches {
    return new StoreWatches(options);
  }

  private constructor(options: {
    kubernetes: Kubernetes;
    logger: LoggerService;
    onChange: (storeName: string) => void;
    onConnection: () => void;
  }) {
    const { kubernetes, logger, onChange, onConnection } = options;
    const { core, apps, batch } = kubernetes;
    const labelSelector = WOOCOMMERCE_STORE_LABEL;
    const watch = <T extends KubernetesObject>(
      path: string,
      list: () => Promise<KubernetesListObject<T>>,
    ) => {
      const kind: WatchedKind<T> = { path, labelSelector, list, trim };
      return new SharedWatch<T>({
        kubernetes,
        kind,
        logger,
        onChange: object => {
          const name = object.metadata?.labels?.[WOOCOMMERCE_STORE_LABEL];
          if (name && !isRoutine(object)) {
            onChange(name);
          }
        },
        onConnection: () => this.#update(onConnection),
      });
    };
    this.#watches = {
      namespaces: watch('/api/v1/namespaces', () =>
        core.listNamespace({ labelSelector }),
      ),
      deployments: watch('/apis/apps/v1/deployments', () =>
        apps.listDeploymentForAllNamespaces({ labelSelector }),
      ),
      statefulSets: watch('/apis/apps/v1/statefulsets', () =>
        apps.listStatefulSetForAllNamespaces({ labelSelector }),
      ),
      replicaSets: watch('/apis/apps/v1/replicasets', () =>
        apps.listReplicaSetForAllNamespaces({ labelSelector }),
      ),
      pods: watch('/api/v1/pods', () =>
        core.listPodForAllNamespaces({ labelSelector }),
      ),
      volumeClaims: watch('/api/v1/persistentvolumeclaims', () =>
        core.listPersistentVolumeClaimForAllNamespaces({ labelSelector }),
      ),
      cronJobs: watch('/apis/batch/v1/cronjobs', () =>
        batch.listCronJobForAllNamespaces({ labelSelector }),
      ),
      jobs: watch('/apis/batch/v1/jobs', () =>
        batch.listJobForAllNamespaces({ labelSelector }),
      ),
    };
  }

  /**
   * What is in memory of a store's workloads.
   *
   * @throws ClusterUnreachableError when it may be out of date
   */
  read(namespace: string): WorkloadObjects {
    const watches = this.#watches;
    return {
      deployments: watches.deployments.list(namespace),
      statefulSets: watches.statefulSets.list(namespace),
      replicaSets: watches.replicaSets.list(namespace),
      pods: watches.pods.list(namespace),
      volumeClaims: watches.volumeClaims.list(namespace),
      cronJobs: watches.cronJobs.list(namespace),
      jobs: watches.jobs.list(namespace),
    };
  }

  /** Returns when all kinds are in memory, or the first attempt has failed. */
  async start(): Promise<void> {
    await Promise.all(this.#all().map(watch => watch.start()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all().map(watch => watch.stop()));
  }

  #all(): SharedWatch<KubernetesObject>[] {
    return Object.values(this.#watches) as SharedWatch<KubernetesObject>[];
  }

  #update(onConnection: () => void): void {
    const connected = this.#all().every(watch => watch.connected);
    if (connected !== this.#connected) {
      this.#connected = connected;
      onConnection();
    }
  }
}

/**
 * Whether an object changes by the minute without anything to be done: with
 * every run of a CronJob, it, the run's Job and that Job's pods change half a
 * dozen times. How its runs end is looked up when it matters; that one failed
 * does.
 */
function isRoutine(
  object: KubernetesObject & { spec?: object; status?: object },
): boolean {
  const owners = object.metadata?.ownerReferences ?? [];
  return (
    (object.spec !== undefined && 'jobTemplate' in object.spec) ||
    owners.some(({ kind }) => kind === 'Job') ||
    (owners.some(({ kind }) => kind === 'CronJob') && !hasFailed(object))
  );
}

function hasFailed({ status }: Pick<V1Job, 'status'>): boolean {
  return (status?.conditions ?? []).some(
    condition => condition.type === 'Failed' && condition.status === 'True',
  );
}

/**
 * Managed fields are the larger half of most objects and are never read, nor is
 * what a CronJob's pods are made of.
 */
function trim(object: KubernetesObject & { spec?: object }): void {
  if (object.metadata) {
    delete object.metadata.managedFields;
  }
  if (object.spec && 'jobTemplate' in object.spec) {
    object.spec.jobTemplate = {};
  }
}
