import type {
  V1ConfigMap,
  V1LimitRange,
  V1Namespace,
  V1PersistentVolumeClaim,
  V1ResourceQuota,
  V1Secret,
} from '@kubernetes/client-node';
import { applyObject } from '../kubernetes/applyObject';
import { deleteFormerPrograms } from '../kubernetes/deleteFormerPrograms';
import { deleteIfSame } from '../kubernetes/deleteIfSame';
import { deleteNamespace } from '../kubernetes/deleteNamespace';
import { deleteRevision } from '../kubernetes/deleteRevision';
import { ensureSecret } from '../kubernetes/ensureSecret';
import { callCluster, getStatusCode } from '../kubernetes/errors';
import { Kubernetes } from '../kubernetes/loadKubernetes';
import { MANAGER } from '../kubernetes/names';
import { NamespaceAccess } from '../kubernetes/NamespaceAccess';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { ClusterClient } from './ClusterClient';
import { findHookProblem } from './findHookProblem';
import { readInventory } from './readInventory';
import { PodResult, readPodResult } from './readPodResult';
import { StoreInventory } from './StoreInventory';

/** Reaches a cluster through the Kubernetes client library. */
export class KubernetesClusterClient implements ClusterClient {
  readonly #kubernetes: Kubernetes;
  readonly #access: NamespaceAccess;

  static create(options: { kubernetes: Kubernetes }): KubernetesClusterClient {
    return new KubernetesClusterClient(options.kubernetes);
  }

  private constructor(kubernetes: Kubernetes) {
    this.#kubernetes = kubernetes;
    this.#access = NamespaceAccess.create({ kubernetes });
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

  async apply(
    object:
      | V1Namespace
      | V1ResourceQuota
      | V1LimitRange
      | V1PersistentVolumeClaim
      | V1ConfigMap,
  ): Promise<void> {
    await applyObject(this.#kubernetes, object);
  }

  async grantAccess(options: { namespace: string }): Promise<void> {
    await this.#access.grant(options.namespace);
  }

  async ensureSecret(secret: V1Secret): Promise<void> {
    await ensureSecret(this.#kubernetes, secret);
  }

  async readPodResult(options: {
    namespace: string;
    name: string;
    container: string;
    now: Date;
  }): Promise<PodResult | undefined> {
    return readPodResult(this.#kubernetes, options);
  }

  async findHookProblem(options: {
    namespace: string;
    now: Date;
  }): Promise<ObservedProblem | undefined> {
    return findHookProblem(this.#kubernetes, options);
  }

  async deletePendingRevision(options: {
    namespace: string;
    release: string;
    revision: number;
  }): Promise<void> {
    await deleteRevision(this.#kubernetes, {
      ...options,
      status: /^pending-/,
    });
  }

  async deleteFormerRevision(options: {
    namespace: string;
    release: string;
    revision: number;
  }): Promise<void> {
    await deleteRevision(this.#kubernetes, {
      ...options,
      status: /^(superseded|failed)$/,
    });
  }

  async deleteFormerPrograms(options: {
    namespace: string;
    current: string;
  }): Promise<void> {
    await deleteFormerPrograms(this.#kubernetes, options);
  }

  async readInventory(options: { namespace: string }): Promise<StoreInventory> {
    return readInventory(this.#kubernetes, options);
  }

  async deleteVolumeClaim(options: {
    namespace: string;
    name: string;
    uid: string;
  }): Promise<void> {
    const { namespace, name, uid } = options;
    await deleteIfSame(() =>
      this.#kubernetes.core.deleteNamespacedPersistentVolumeClaim({
        namespace,
        name,
        body: { preconditions: { uid } },
      }),
    );
  }

  async deleteNamespace(options: { name: string; uid: string }): Promise<void> {
    await deleteNamespace(this.#kubernetes, options);
  }
}
