import type { KubernetesObject, Watch } from '@kubernetes/client-node';
import { BenchCluster } from './BenchCluster';

/** A condition of an object, as most kinds have them. */
interface Condition {
  readonly type: string;
  readonly status: string;
}

/** What is watched. */
export interface ReadyWatchOptions {
  /** Such as `/api/v1/pods`. */
  readonly path: string;
  /** Only those whose namespaces begin like this. */
  readonly prefix: string;
}

/** Counts the objects of a kind that are Ready, as soon as they say so. */
export class ReadyWatch {
  readonly #watch: Watch;
  readonly #options: ReadyWatchOptions;
  readonly #ready = new Set<string>();
  #request?: AbortController;
  #stopped = false;
  #onChange: () => void = () => {};

  static async start(
    cluster: BenchCluster,
    options: ReadyWatchOptions,
  ): Promise<ReadyWatch> {
    const module = await import('@kubernetes/client-node');
    const watch = new ReadyWatch(new module.Watch(cluster.kubeConfig), options);
    await watch.#open();
    return watch;
  }

  private constructor(watch: Watch, options: ReadyWatchOptions) {
    this.#watch = watch;
    this.#options = options;
  }

  /** How many are Ready. */
  get count(): number {
    return this.#ready.size;
  }

  /**
   * Returns once so many are Ready.
   *
   * @throws when that takes too long
   */
  async waitFor(count: number, timeoutMs: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () =>
          reject(
            new Error(
              `${this.count} of ${count} at ${
                this.#options.path
              } are ready after ${timeoutMs} ms`,
            ),
          ),
        timeoutMs,
      );
      this.#onChange = () => {
        if (this.count >= count) {
          clearTimeout(timer);
          resolve();
        }
      };
      this.#onChange();
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#request?.abort();
  }

  /** Starts with all that are there, so that nothing is missed after an interruption. */
  async #open(): Promise<void> {
    if (this.#stopped) {
      return;
    }
    this.#ready.clear();
    this.#request = await this.#watch.watch(
      this.#options.path,
      {},
      (type, object) => this.#hear(type, object),
      () => setTimeout(() => this.#open(), 100),
    );
  }

  #hear(type: string, object: KubernetesObject): void {
    const { prefix } = this.#options;
    const { namespace = '', name } = object.metadata ?? {};
    if (!namespace.startsWith(prefix)) {
      return;
    }
    const key = `${namespace}/${name}`;
    if (type !== 'DELETED' && isReady(object)) {
      this.#ready.add(key);
    } else {
      this.#ready.delete(key);
    }
    this.#onChange();
  }
}

/** Whether an object says of its present generation that it is Ready. */
export function isReady(
  object: KubernetesObject & {
    status?: { conditions?: Condition[]; observedGeneration?: number };
  },
): boolean {
  const { conditions = [], observedGeneration } = object.status ?? {};
  const { generation } = object.metadata ?? {};
  return (
    (observedGeneration ?? generation) === generation &&
    conditions.some(({ type, status }) => type === 'Ready' && status === 'True')
  );
}
