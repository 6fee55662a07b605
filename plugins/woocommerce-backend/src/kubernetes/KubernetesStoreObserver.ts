import type { V1Secret } from '@kubernetes/client-node';
import {
  callCluster,
  callForExisting,
  ClusterUnreachableError,
  getStatusCode,
  getStatusMessage,
} from './errors';
import { Kubernetes } from './loadKubernetes';
import { ObservedStore, ObservedVolume } from './ObservedStore';
import { StoreObserver } from './StoreObserver';
import { StoreWatches, WorkloadObjects } from './StoreWatches';
import { LIMITS_NAME, toCredentialsSecretName } from './names';
import { summarizeNamespace } from './summarizeNamespace';
import { findRelease } from './findRelease';
import { summarizeCronJobs } from './summarizeCronJobs';
import { summarizeSecret } from './summarizeSecret';
import { summarizeWorkloads } from './summarizeWorkloads';
import { trimPod } from './watch/trimPod';
import { trimVolumeClaim } from './watch/trimVolumeClaim';
import {
  trimCronJob,
  trimDeployment,
  trimJob,
  trimReplicaSet,
  trimStatefulSet,
} from './watch/trimWorkload';

/** Observes stores through watches and, where it must be certain, by asking. */
export class KubernetesStoreObserver implements StoreObserver {
  readonly #kubernetes: Kubernetes;
  readonly #watches: StoreWatches;

  static create(options: {
    kubernetes: Kubernetes;
    watches: StoreWatches;
  }): KubernetesStoreObserver {
    return new KubernetesStoreObserver(options.kubernetes, options.watches);
  }

  private constructor(kubernetes: Kubernetes, watches: StoreWatches) {
    this.#kubernetes = kubernetes;
    this.#watches = watches;
  }

  async observe(options: {
    namespace: string;
    fresh: boolean;
  }): Promise<ObservedStore> {
    const { namespace, fresh } = options;
    try {
      const observedAt = new Date();
      // Throws at once when it can't be used, so that it has to come before
      // the calls, whose failures nobody would hear of then.
      const watched = fresh ? undefined : this.#watches.read(namespace);
      const [object, limitsReady, secrets, workloads, volumes] =
        await Promise.all([
          this.#readNamespace(namespace),
          this.#hasLimits(namespace),
          this.#listSecrets(namespace),
          watched ?? this.#list(namespace),
          fresh ? this.#listVolumes(namespace) : [],
        ]);
      return {
        reachable: true,
        observedAt,
        namespace: object && summarizeNamespace(object),
        limitsReady,
        credentials: summarizeSecret(
          secrets.find(
            secret =>
              secret.metadata?.name === toCredentialsSecretName(namespace),
          ),
        ),
        release: findRelease(secrets, namespace),
        ...summarizeWorkloads(workloads, observedAt),
        cronJobs: summarizeCronJobs(workloads),
        volumes,
      };
    } catch (error) {
      if (error instanceof ClusterUnreachableError) {
        return { reachable: false, message: error.message };
      }
      const code = getStatusCode(error);
      if (code === 401 || code === 403) {
        return {
          reachable: false,
          message: `The portal's account may not look at the store: ${getStatusMessage(
            error,
          )}`,
        };
      }
      throw error;
    }
  }

  #readNamespace(name: string) {
    return callForExisting(() => this.#kubernetes.core.readNamespace({ name }));
  }

  async #hasLimits(namespace: string): Promise<boolean> {
    const { core } = this.#kubernetes;
    const name = LIMITS_NAME;
    const [quota, limitRange] = await Promise.all([
      callForExisting(() =>
        core.readNamespacedResourceQuota({ name, namespace }),
      ),
      callForExisting(() => core.readNamespacedLimitRange({ name, namespace })),
    ]);
    return quota !== undefined && limitRange !== undefined;
  }

  /** Asks for the Secrets' metadata only: what they hold stays in the cluster. */
  async #listSecrets(namespace: string): Promise<V1Secret[]> {
    const { core, module } = this.#kubernetes;
    const list = await callCluster(() =>
      core.listNamespacedSecret(
        { namespace },
        module.setHeaderOptions(
          'Accept',
          'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
        ),
      ),
    );
    // An empty list of metadata has no items at all.
    return list.items ?? [];
  }

  /** Trimmed as watched objects are, so that both tell the same. */
  async #list(namespace: string): Promise<WorkloadObjects> {
    const { core, apps, batch } = this.#kubernetes;
    const [
      deployments,
      statefulSets,
      replicaSets,
      pods,
      volumeClaims,
      cronJobs,
      jobs,
    ] = await Promise.all([
      callCluster(() => apps.listNamespacedDeployment({ namespace })),
      callCluster(() => apps.listNamespacedStatefulSet({ namespace })),
      callCluster(() => apps.listNamespacedReplicaSet({ namespace })),
      callCluster(() => core.listNamespacedPod({ namespace })),
      callCluster(() =>
        core.listNamespacedPersistentVolumeClaim({ namespace }),
      ),
      callCluster(() => batch.listNamespacedCronJob({ namespace })),
      callCluster(() => batch.listNamespacedJob({ namespace })),
    ]);
    return {
      deployments: deployments.items.map(trimDeployment),
      statefulSets: statefulSets.items.map(trimStatefulSet),
      replicaSets: replicaSets.items.map(trimReplicaSet),
      pods: pods.items.map(trimPod),
      volumeClaims: volumeClaims.items.map(trimVolumeClaim),
      cronJobs: cronJobs.items.map(trimCronJob),
      jobs: jobs.items.map(trimJob),
    };
  }

  async #listVolumes(namespace: string): Promise<ObservedVolume[]> {
    const list = await callCluster(() =>
      this.#kubernetes.core.listPersistentVolume(),
    );
    return list.items
      .filter(volume => volume.spec?.claimRef?.namespace === namespace)
      .map(({ metadata, spec, status }) => ({
        name: metadata?.name ?? '',
        reclaimPolicy: spec?.persistentVolumeReclaimPolicy,
        phase: status?.phase,
        finalizers: metadata?.finalizers ?? [],
        message: status?.message,
      }));
  }
}
