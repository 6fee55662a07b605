import {
  callForExisting,
  ClusterUnreachableError,
  getStatusCode,
  getStatusMessage,
} from '../kubernetes/errors';
import { listSecrets } from '../kubernetes/listSecrets';
import { listWorkloads } from '../kubernetes/listWorkloads';
import { Kubernetes } from '../kubernetes/loadKubernetes';
import { LIMITS_NAME, toCredentialsSecretName } from '../kubernetes/names';
import {
  ObservedStore,
  ObservedWorkload,
  StoreObject,
} from '../kubernetes/ObservedStore';
import {
  NO_OBJECTS,
  StoreWatches,
  WorkloadObjects,
} from '../kubernetes/StoreWatches';
import { WatchedNamespace } from '../kubernetes/watch/WatchedObjects';
import { findEventQuestion } from './findEventQuestion';
import { findRelease } from './findRelease';
import {
  findUnlabelled,
  findUnlabelledNamespace,
  isIncomplete,
} from './findUnlabelled';
import { observeRemains } from './observeRemains';
import { readEvents } from './readEvents';
import { Refusals } from './Refusals';
import { SeenLimits } from './SeenLimits';
import { StoreObserver } from './StoreObserver';
import { summarizeCronJobs } from './summarizeCronJobs';
import { summarizeNamespace } from './summarizeNamespace';
import { summarizeSecret } from './summarizeSecret';
import { summarizeWorkloads } from './summarizeWorkloads';

/** Observes stores through watches and, where it must be certain, by asking. */
export class KubernetesStoreObserver implements StoreObserver {
  readonly #kubernetes: Kubernetes;
  readonly #watches: StoreWatches;
  readonly #limits = new SeenLimits();

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
    now?: Date;
    labelled?: readonly StoreObject[];
  }): Promise<ObservedStore> {
    const { namespace, fresh, now = new Date() } = options;
    const refusals = new Refusals();
    return this.#orUnreachable(now, async () => {
      // Throws at once when it can't be used, so that it has to come before
      // the calls, whose failures nobody would hear of then.
      const watched =
        fresh || this.#watches.interrupted
          ? undefined
          : {
              namespace: this.#watches.findNamespace(namespace),
              workloads: this.#watches.read(namespace),
            };
      const object =
        watched?.namespace ?? (await this.#readNamespace(namespace));
      // In one that is not there, there is nothing to ask for, and nothing that
      // could be refused.
      const [limitsReady = false, secrets = [], listed] = await Promise.all([
        object &&
          refusals.ask('ResourceQuota', () =>
            this.#hasLimits(
              namespace,
              fresh ? undefined : object.metadata?.uid,
            ),
          ),
        object &&
          refusals.ask('Secret', () =>
            listSecrets(this.#kubernetes, { namespace }),
          ),
        watched?.workloads ??
          (object ? listWorkloads(this.#kubernetes, namespace) : NO_OBJECTS),
      ]);
      const release = findRelease(secrets, namespace);
      return {
        reachable: true,
        observedAt: now,
        namespace: object && summarizeNamespace(object),
        closed: refusals.get('Secret') ?? refusals.get('ResourceQuota'),
        limitsReady,
        credentials: summarizeSecret(
          secrets.find(
            secret =>
              secret.metadata?.name === toCredentialsSecretName(namespace),
          ),
        ),
        release,
        ...(await this.#summarize({
          ...options,
          now,
          object,
          listed,
          isInstalled: release?.status === 'deployed',
        })),
      };
    });
  }

  async observeRemains(options: {
    namespace: string;
    now?: Date;
  }): Promise<ObservedStore> {
    const { namespace, now = new Date() } = options;
    return this.#orUnreachable(now, () =>
      observeRemains(this.#kubernetes, { namespace, now }),
    );
  }

  /** Says of a cluster that doesn't answer, or doesn't tell, that it is so. */
  async #orUnreachable(
    now: Date,
    look: () => Promise<ObservedStore>,
  ): Promise<ObservedStore> {
    try {
      return await look();
    } catch (error) {
      if (error instanceof ClusterUnreachableError) {
        return {
          reachable: false,
          message: error.message,
          ...this.#since(now),
        };
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

  /** The time by the same clock as now. */
  #since(now: Date): { since?: Date } {
    const { lostAt } = this.#watches;
    return lostAt === undefined
      ? {}
      : { since: new Date(now.getTime() - (performance.now() - lostAt)) };
  }

  #readNamespace(name: string) {
    return callForExisting(() => this.#kubernetes.core.readNamespace({ name }));
  }

  /** @param uid - the namespace's, unless its limits have to be asked for */
  async #hasLimits(namespace: string, uid?: string): Promise<boolean> {
    if (uid !== undefined && this.#limits.has(uid)) {
      return true;
    }
    const { core } = this.#kubernetes;
    const name = LIMITS_NAME;
    const [quota, limitRange] = await Promise.all([
      callForExisting(() =>
        core.readNamespacedResourceQuota({ name, namespace }),
      ),
      callForExisting(() => core.readNamespacedLimitRange({ name, namespace })),
    ]);
    const areThere = quota !== undefined && limitRange !== undefined;
    if (areThere && uid !== undefined) {
      this.#limits.add(uid);
    }
    return areThere;
  }

  /** Looks closer where what is listed leaves open what is the matter. */
  async #summarize(options: {
    namespace: string;
    fresh: boolean;
    now: Date;
    labelled?: readonly StoreObject[];
    object: WatchedNamespace | undefined;
    listed: WorkloadObjects;
    isInstalled: boolean;
  }) {
    const { namespace, fresh, now, labelled = [], object, listed } = options;
    const isBlind =
      !fresh && options.isInstalled && isIncomplete(listed, labelled);
    const objects = isBlind
      ? await listWorkloads(this.#kubernetes, namespace)
      : listed;
    const unlabelled = [
      ...findUnlabelledNamespace(object),
      ...findUnlabelled(objects, labelled),
    ];
    const summary = summarizeWorkloads(objects, { now });
    const question = findEventQuestion(objects, summary.workloads, now);
    const isAsked = question.warnings || question.claims;
    const { workloads, volumeClaims } = isAsked
      ? summarizeWorkloads(objects, {
          now,
          events: await readEvents(this.#kubernetes, { namespace, question }),
        })
      : summary;
    return {
      workloads,
      volumeClaims,
      cronJobs: summarizeCronJobs(objects),
      unlabelled,
      isUnsettled:
        isAsked || unlabelled.length > 0 || workloads.some(isUnexplained),
    };
  }
}

/** Such as a pod that has only just begun to wait for a node. */
function isUnexplained(workload: ObservedWorkload): boolean {
  return (
    !workload.ready &&
    workload.desiredReplicas > 0 &&
    workload.problem === undefined
  );
}
