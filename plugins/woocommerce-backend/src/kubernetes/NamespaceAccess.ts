import { setTimeout as sleep } from 'node:timers/promises';
import type { RbacV1Subject, V1RoleBinding } from '@kubernetes/client-node';
import { applyObject } from './applyObject';
import { callCluster, getStatusMessage, isAnswer } from './errors';
import { Kubernetes } from './loadKubernetes';
import { INSTALLER_ROLE, MANAGER } from './names';
import { NamespaceAccessError } from './NamespaceAccessError';
import { APPLY_ACCESS } from './applyAccess';
import { toSubject } from './toSubject';

/** The API server's authorizer hears of a new binding within some milliseconds. */
const PATIENCE_MS = 5_000;
const INTERVAL_MS = { first: 20, most: 1_000 };

/**
 * Gives the portal's own account the rights in a store's namespace that it has
 * nowhere else, by binding it to the one role that it may bind.
 */
export class NamespaceAccess {
  readonly #kubernetes: Kubernetes;
  readonly #patienceMs: number;
  #subject?: Promise<RbacV1Subject>;

  static create(options: {
    kubernetes: Kubernetes;
    /** How long to wait until rights are honoured. */
    patienceMs?: number;
  }): NamespaceAccess {
    const { kubernetes, patienceMs = PATIENCE_MS } = options;
    return new NamespaceAccess(kubernetes, patienceMs);
  }

  private constructor(kubernetes: Kubernetes, patienceMs: number) {
    this.#kubernetes = kubernetes;
    this.#patienceMs = patienceMs;
  }

  /**
   * Returns once the API server honours the rights.
   *
   * @throws NamespaceAccessError when the account can't get them
   */
  async grant(namespace: string): Promise<void> {
    try {
      const subject = await this.#getSubject();
      await applyObject(this.#kubernetes, toBinding(namespace, subject));
    } catch (error) {
      throw isAnswer(error)
        ? toError(namespace, getStatusMessage(error), error)
        : error;
    }
    const end = performance.now() + this.#patienceMs;
    let pauseMs = INTERVAL_MS.first;
    while (!(await this.#isHonoured(namespace))) {
      if (performance.now() >= end) {
        throw toError(
          namespace,
          `ClusterRole ${INSTALLER_ROLE} is not there, or does not let it list Secrets`,
        );
      }
      await sleep(pauseMs);
      pauseMs = Math.min(2 * pauseMs, INTERVAL_MS.most);
    }
  }

  /** Who the API server says that we are; asked once. */
  async #getSubject(): Promise<RbacV1Subject> {
    this.#subject ??= this.#readSubject();
    try {
      return await this.#subject;
    } catch (error) {
      this.#subject = undefined;
      throw error;
    }
  }

  async #readSubject(): Promise<RbacV1Subject> {
    const review = await callCluster(() =>
      this.#kubernetes.authentication.createSelfSubjectReview({ body: {} }),
    );
    return toSubject(review.status?.userInfo?.username ?? '');
  }

  /** A binding is honoured as a whole, so that one right stands for all. */
  async #isHonoured(namespace: string): Promise<boolean> {
    const { status } = await callCluster(() =>
      this.#kubernetes.authorization.createSelfSubjectAccessReview({
        body: {
          spec: {
            resourceAttributes: {
              namespace,
              verb: 'list',
              resource: 'secrets',
            },
          },
        },
      }),
    );
    return status?.allowed ?? false;
  }
}

function toBinding(namespace: string, subject: RbacV1Subject): V1RoleBinding {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: {
      name: INSTALLER_ROLE,
      namespace,
      labels: { 'app.kubernetes.io/managed-by': MANAGER },
    },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: INSTALLER_ROLE,
    },
    subjects: [subject],
  };
}

function toError(
  namespace: string,
  cause: string,
  error?: unknown,
): NamespaceAccessError {
  // All rights that it may not give out follow, one a line.
  const [sentence] = cause.split('\n');
  return new NamespaceAccessError(
    `The portal’s account can’t get its rights in namespace ${namespace}. Install them on the cluster: ${APPLY_ACCESS} (${sentence})`,
    { cause: error },
  );
}
