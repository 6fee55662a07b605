import { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Informer,
  KubernetesListObject,
  KubernetesObject,
  ObjectCache,
} from '@kubernetes/client-node';
import { ClusterUnreachableError, getStatusMessage } from './errors';
import { Kubernetes } from './loadKubernetes';

/** From the first failure to the longest pause between two attempts. */
const RECONNECT_DELAYS_MS = [500, 1_000, 2_000, 5_000];

/** One kind of object that is watched in the whole cluster. */
export interface WatchedKind<T extends KubernetesObject> {
  /** The path of the kind's collection in the API. */
  path: string;
  labelSelector: string;
  list: () => Promise<KubernetesListObject<T>>;
  /** Drops what is never looked at, since all objects are kept in memory. */
  trim: (object: T) => void;
}

/**
 * Keeps all objects of one kind in memory, as they are in the cluster. When the
 * watch ends it starts anew from a list, so that nothing missed in between stays
 * unnoticed.
 */
export class SharedWatch<T extends KubernetesObject> {
  readonly #kubernetes: Kubernetes;
  readonly #kind: WatchedKind<T>;
  readonly #logger: LoggerService;
  readonly #onChange: (object: T) => void;
  readonly #onConnection: () => void;
  #informer?: Informer<T> & ObjectCache<T>;
  #connected = false;
  #failures = 0;
  #retry?: NodeJS.Timeout;
  #stopped = false;

  constructor(options: {
    kubernetes: Kubernetes;
    kind: WatchedKind<T>;
    logger: LoggerService;
    /** Is called for each object that was added, changed or deleted. */
    onChange: (object: T) => void;
    /** Is called when the connection was lost, and when it is there again. */
    onConnection: () => void;
  }) {
    this.#kubernetes = options.kubernetes;
    this.#kind = options.kind;
    this.#logger = options.logger;
    this.#onChange = options.onChange;
    this.#onConnection = options.onConnection;
  }

  /** Whether what is in memory follows the cluster. */
  get connected(): boolean {
    return this.#connected;
  }

  /**
   * The objects in a namespace.
   *
   * @throws ClusterUnreachableError when they may be out of date
   */
  list(namespace: string): readonly T[] {
    if (!this.#informer || !this.#connected) {
      throw new ClusterUnreachableError(
        'The cluster does not answer: the watch is not connected',
      );
    }
    return this.#informer.list(namespace);
  }

  /** Returns when the first list is there, or the first attempt has failed. */
  async start(): Promise<void> {
    const { makeInformer } = this.#kubernetes.module;
    const { path, list, labelSelector, trim } = this.#kind;
    const informer = makeInformer<T>(
      this.#kubernetes.kubeConfig,
      path,
      list,
      labelSelector,
    );
    this.#informer = informer;
    let failed = false;
    informer.on('error', error => {
      failed = true;
      this.#reconnect(informer, error);
    });
    informer.on('change', object => {
      trim(object);
      this.#onChange(object);
    });
    await informer.start().catch(error => {
      failed = true;
      this.#reconnect(informer, error);
    });
    if (!failed && !this.#stopped) {
      this.#failures = 0;
      this.#connected = true;
      this.#onConnection();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#connected = false;
    clearTimeout(this.#retry);
    await this.#informer?.stop();
  }

  #reconnect(informer: Informer<T>, error: unknown): void {
    if (this.#stopped || informer !== this.#informer) {
      return;
    }
    this.#informer = undefined;
    const delay =
      RECONNECT_DELAYS_MS[
        Math.min(this.#failures, RECONNECT_DELAYS_MS.length - 1)
      ];
    this.#failures += 1;
    this.#logger.warn(
      `Lost the watch of ${this.#kind.path}, trying again in ${delay} ms: ` +
        `${getStatusMessage(error)}`,
    );
    if (this.#connected) {
      this.#connected = false;
      this.#onConnection();
    }
    void informer.stop();
    this.#retry = setTimeout(() => void this.start(), delay);
  }
}
