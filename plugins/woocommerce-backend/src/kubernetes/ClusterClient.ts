import type {
  V1LimitRange,
  V1Namespace,
  V1ResourceQuota,
  V1Secret,
} from '@kubernetes/client-node';

/**
 * What the engine does to a cluster. Every method can be called again when it
 * isn't known whether it went through. All throw a `ClusterUnreachableError`
 * when the API server does not answer.
 */
export interface ClusterClient {
  /** Creates a namespace; returns the one that is there when there already is one. */
  createNamespace(namespace: V1Namespace): Promise<V1Namespace>;

  /** Makes an object be as given, whatever it was before. */
  apply(object: V1ResourceQuota | V1LimitRange): Promise<void>;

  /** Creates a Secret unless there is one, which is left as it is. */
  createSecret(secret: V1Secret): Promise<void>;

  /** Starts to delete a volume claim if it is there. */
  deleteVolumeClaim(options: {
    namespace: string;
    name: string;
  }): Promise<void>;

  /**
   * Starts to delete a namespace if it still is the one with that UID; one that
   * was made since under the same name is left alone.
   */
  deleteNamespace(options: { name: string; uid: string }): Promise<void>;
}
