import { LoggerService } from '@backstage/backend-plugin-api';
import { WOOCOMMERCE_STORE_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Kubernetes } from './loadKubernetes';
import { isRefusal } from './errors';
import { SharedWatch } from './SharedWatch';
import { isRoutine } from './watch/isRoutine';
import { OutageLog } from './watch/OutageLog';
import { trimNamespace } from './watch/trimNamespace';
import { trimPod } from './watch/trimPod';
import { trimVolumeClaim } from './watch/trimVolumeClaim';
import {
  trimCronJob,
  trimDeployment,
  trimJob,
  trimReplicaSet,
  trimStatefulSet,
} from './watch/trimWorkload';
import {
  WatchedCronJob,
  WatchedDeployment,
  WatchedJob,
  WatchedNamespace,
  WatchedObject,
  WatchedPod,
  WatchedReplicaSet,
  WatchedStatefulSet,
  WatchedVolumeClaim,
} from './watch/WatchedObjects';
import { WatchTiming } from './watch/WatchTiming';

/**
 * How long what a pod says may wait for its workload, which says how many are
 * ready: controllers take less unless they are busy, and nobody sees it later. One
 * look is enough for both then.
 */
const DETAIL_DELAY_MS = 250;

/** The objects that make up a store's workloads. */
export interface WorkloadObjects {
  readonly deployments: readonly WatchedDeployment[];
  readonly statefulSets: readonly WatchedStatefulSet[];
  readonly replicaSets: readonly WatchedReplicaSet[];
  readonly pods: readonly WatchedPod[];
  readonly volumeClaims: readonly WatchedVolumeClaim[];
  readonly cronJobs: readonly WatchedCronJob[];
  readonly jobs: readonly WatchedJob[];
}

/** What there is of a store that has no workloads. */
export const NO_OBJECTS: WorkloadObjects = {
  deployments: [],
  statefulSets: [],
  replicaSets: [],
  pods: [],
  volumeClaims: [],
  cronJobs: [],
  jobs: [],
};

interface StoreWatchesOptions {
  kubernetes: Kubernetes;
  logger: LoggerService;
  /**
   * Is called with the store's name when one of its objects changed, and with how
   * many milliseconds that may wait for what others say.
   */
  onChange: (storeName: string, patienceMs: number) => void;
  /** Is called when the cluster was lost, and when all is watched again. */
  onConnection: () => void;
  timing?: Partial<WatchTiming>;
}

/**
 * Watches the objects of all stores of a cluster, one watch a kind, however
 * many stores there are.
 */
export class StoreWatches {
  readonly #kubernetes: Kubernetes;
  readonly #log: OutageLog;
  readonly #watches: ReturnType<typeof openWatches>;
  #connected = false;

  static create(options: StoreWatchesOptions): StoreWatches {
    return new StoreWatches(options);
  }

  private constructor(options: StoreWatchesOptions) {
    const { kubernetes, logger, onChange, onConnection, timing } = options;
    this.#kubernetes = kubernetes;
    this.#log = new OutageLog(logger);
    this.#watches = openWatches((path, trim, patienceMs = 0) => {
      const watch = new SharedWatch({
        kubernetes,
        kind: { path, labelSelector: WOOCOMMERCE_STORE_LABEL, trim },
        timing,
        onChange: object => {
          const name = object.metadata?.labels?.[WOOCOMMERCE_STORE_LABEL];
          if (name && !isRoutine(object) && !this.#isGoing(object)) {
            onChange(name, patienceMs);
          }
        },
        onConnection: () => {
          this.#log.update(watch);
          this.#update(onConnection);
        },
      });
      return watch;
    });
    kubernetes.metrics.observeConnection(() => this.#connected);
  }

  /**
   * What is in memory of a store's workloads.
   *
   * @throws ClusterUnreachableError when it may be out of date; the API
   * server's own error when the portal's account may not watch something
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

  /**
   * What is in memory of a store's namespace; undefined when there is none, or
   * not yet, or it has lost the label by which it is watched.
   *
   * @throws as `read` does
   */
  findNamespace(name: string): WatchedNamespace | undefined {
    return this.#watches.namespaces.find(name);
  }

  /** Whether all kinds are watched. */
  get connected(): boolean {
    return this.#connected;
  }

  /** Whether what is in memory was right a moment ago, and nobody can say whether it still is. */
  get interrupted(): boolean {
    // They are lost one after the other: from the first on, nobody has to ask.
    return !this.lost && this.#all().some(watch => watch.interrupted);
  }

  /** Whether the cluster doesn't answer: what it refuses to tell is an answer. */
  get lost(): boolean {
    return this.#all().some(
      watch => !watch.connected && !isRefusal(watch.problem),
    );
  }

  /** By `performance.now()`, when the cluster was lost; undefined when it wasn't. */
  get lostAt(): number | undefined {
    const brokenAt = this.#all().flatMap(watch => watch.brokenAt ?? []);
    return brokenAt.length > 0 ? Math.min(...brokenAt) : undefined;
  }

  /** Returns when all kinds are in memory, or the first attempt has failed. */
  async start(): Promise<void> {
    await Promise.all(this.#all().map(watch => watch.start()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all().map(watch => watch.stop()));
    this.#kubernetes.watchTransport.close();
  }

  /**
   * Whether an object goes with its namespace, which says itself what keeps it
   * and when all of it is gone.
   */
  #isGoing({ metadata }: WatchedObject): boolean {
    const { namespaces } = this.#watches;
    const { deletionTimestamp } =
      (metadata?.namespace !== undefined && namespaces.connected
        ? namespaces.find(metadata.namespace)?.metadata
        : undefined) ?? {};
    return (
      deletionTimestamp !== undefined &&
      // What is newer is in another namespace of that name.
      !(toMs(metadata?.creationTimestamp) > toMs(deletionTimestamp))
    );
  }

  #all() {
    return Object.values(this.#watches);
  }

  #update(onConnection: () => void): void {
    const connected = this.#all().every(watch => watch.connected);
    if (connected !== this.#connected) {
      this.#connected = connected;
      onConnection();
    }
  }
}

function toMs(time: Date | string | undefined): number {
  return time === undefined ? NaN : new Date(time).getTime();
}

type OpenWatch = <T extends WatchedObject>(
  path: string,
  trim: (object: T) => T,
  patienceMs?: number,
) => SharedWatch<T>;

function openWatches(open: OpenWatch) {
  return {
    namespaces: open('/api/v1/namespaces', trimNamespace),
    deployments: open('/apis/apps/v1/deployments', trimDeployment),
    statefulSets: open('/apis/apps/v1/statefulsets', trimStatefulSet),
    replicaSets: open(
      '/apis/apps/v1/replicasets',
      trimReplicaSet,
      DETAIL_DELAY_MS,
    ),
    pods: open('/api/v1/pods', trimPod, DETAIL_DELAY_MS),
    volumeClaims: open('/api/v1/persistentvolumeclaims', trimVolumeClaim),
    cronJobs: open('/apis/batch/v1/cronjobs', trimCronJob),
    jobs: open('/apis/batch/v1/jobs', trimJob),
  };
}
