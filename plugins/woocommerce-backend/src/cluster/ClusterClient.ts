import type {
  V1ConfigMap,
  V1LimitRange,
  V1Namespace,
  V1PersistentVolumeClaim,
  V1ResourceQuota,
  V1Secret,
} from '@kubernetes/client-node';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { PodResult } from './readPodResult';
import { StoreInventory } from './StoreInventory';

/**
 * What the engine does to a cluster. Every method can be called again when it
 * isn't known whether it went through. All throw a `ClusterUnreachableError`
 * when the API server does not answer.
 */
export interface ClusterClient {
  /** Creates a namespace; returns the one that is there when there already is one. */
  createNamespace(namespace: V1Namespace): Promise<V1Namespace>;

  /** Makes an object be as given, whatever it was before. */
  apply(
    object:
      | V1Namespace
      | V1ResourceQuota
      | V1LimitRange
      | V1PersistentVolumeClaim
      | V1ConfigMap,
  ): Promise<void>;

  /**
   * Gives the portal's account its rights in a store's namespace; returns once
   * they are honoured. Whose the namespace is, is for the caller to know.
   *
   * @throws NamespaceAccessError when the account can't get them
   */
  grantAccess(options: { namespace: string }): Promise<void>;

  /**
   * Creates a Secret. To one that is there it adds the keys that it lacks, and
   * changes none.
   */
  ensureSecret(secret: V1Secret): Promise<void>;

  /** Reads what came of a pod; undefined when there is none of that name. */
  readPodResult(options: {
    namespace: string;
    name: string;
    container: string;
    now: Date;
  }): Promise<PodResult | undefined>;

  /** What keeps a pod of a Helm hook other than a test from running. */
  findHookProblem(options: {
    namespace: string;
    now: Date;
  }): Promise<ObservedProblem | undefined>;

  /**
   * Makes Helm forget a revision that a Helm which is dead has left pending, so
   * that the revision before it counts again. One that is no longer pending is
   * left alone.
   */
  deletePendingRevision(options: {
    namespace: string;
    release: string;
    revision: number;
  }): Promise<void>;

  /**
   * Makes Helm forget a revision that another one has taken the place of. One
   * that still counts is left alone.
   */
  deleteFormerRevision(options: {
    namespace: string;
    release: string;
    revision: number;
  }): Promise<void>;

  /**
   * Deletes a chart's programs that no pod of the store has any more, nor would
   * have if it were made anew.
   *
   * @param options.current - the name of those that its release has now
   */
  deleteFormerPrograms(options: {
    namespace: string;
    current: string;
  }): Promise<void>;

  /** Reads what deleting a store would take away, past all caches. */
  readInventory(options: { namespace: string }): Promise<StoreInventory>;

  /**
   * Starts to delete a volume claim if it still is the one with that UID; one
   * that was made since under the same name is left alone.
   */
  deleteVolumeClaim(options: {
    namespace: string;
    name: string;
    uid: string;
  }): Promise<void>;

  /**
   * Starts to delete a namespace, with its pods and volume claims, if it still is
   * the one with that UID; one that was made since under the same name is left alone.
   */
  deleteNamespace(options: { name: string; uid: string }): Promise<void>;
}
