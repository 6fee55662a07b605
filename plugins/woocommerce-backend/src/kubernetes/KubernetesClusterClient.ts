import type {
  V1LimitRange,
  V1Namespace,
  V1ResourceQuota,
  V1Secret,
} from '@kubernetes/client-node';
import { ClusterClient } from './ClusterClient';
import { callCluster, callForExisting, getStatusCode } from './errors';
import { Kubernetes } from './loadKubernetes';
import { MANAGER } from './names';

/** Reaches a cluster through the Kubernetes client library. */
export class KubernetesClusterClient implements ClusterClient {
  readonly #kubernetes: Kubernetes;

  static create(options: { kubernetes: Kubernetes }): KubernetesClusterClient {
    return new KubernetesClusterClient(options.kubernetes);
  }

  private constructor(kubernetes: Kubernetes) {
    this.#kubernetes = kubernetes;
  }

  async createNamespace(namespace: V1Namespace): Promise<V1Namespace> {
    const { core } = this.#kubernetes;
    try {
      return await callCluster(() =>
        core.createNamespace({ body: namespace, fieldManager: MANAGER }),
      );
    } catch (error) {
      if (getStatusCode(error) !== 409) {
        throw error;
      }
      const name = namespace.metadata!.name!;
      return callCluster(() => core.readNamespace({ name }));
    }
  }

  async apply(object: V1ResourceQuota | V1LimitRange): Promise<void> {
    const { module, objects } = this.#kubernetes;
    await callCluster(() =>
      objects.patch(
        object,
        undefined,
        undefined,
        MANAGER,
        true,
        module.PatchStrategy.ServerSideApply,
      ),
    );
  }

  async createSecret(secret: V1Secret): Promise<void> {
    const namespace = secret.metadata!.namespace!;
    try {
      await callCluster(() =>
        this.#kubernetes.core.createNamespacedSecret({
          namespace,
          body: secret,
          fieldManager: MANAGER,
        }),
      );
    } catch (error) {
      if (getStatusCode(error) !== 409) {
        throw error;
      }
    }
  }

  async deleteVolumeClaim(options: {
    namespace: string;
    name: string;
  }): Promise<void> {
    await callForExisting(() =>
      this.#kubernetes.core.deleteNamespacedPersistentVolumeClaim(options),
    );
  }

  async deleteNamespace(options: { name: string; uid: string }): Promise<void> {
    const { name, uid } = options;
    try {
      await callForExisting(() =>
        this.#kubernetes.core.deleteNamespace({
          name,
          body: { preconditions: { uid } },
        }),
      );
    } catch (error) {
      if (getStatusCode(error) !== 409) {
        throw error;
      }
    }
  }
}
