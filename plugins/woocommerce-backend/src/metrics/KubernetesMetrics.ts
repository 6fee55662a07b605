import { METRICS } from './catalogue';
import { Meter } from './Meter';

/** Why a watch has ended. */
export type WatchEnd = 'closed' | 'expired' | 'silent' | 'refused' | 'failed';

/** Counts and measures what is asked of a cluster's API server. */
export class KubernetesMetrics {
  readonly #meter: Meter;
  readonly #cluster: string;
  readonly #duration;
  readonly #restarts;
  readonly #lists;

  static create(options: { meter: Meter; cluster: string }): KubernetesMetrics {
    return new KubernetesMetrics(options.meter, options.cluster);
  }

  private constructor(meter: Meter, cluster: string) {
    this.#meter = meter;
    this.#cluster = cluster;
    this.#duration = meter.histogram(METRICS.kubernetesDuration);
    this.#restarts = meter.counter(METRICS.watchRestarts);
    this.#lists = meter.counter(METRICS.watchLists);
  }

  /** The API server has answered, or has not. */
  answered(options: {
    verb: string;
    resource: string;
    /** The status code of the answer. */
    code?: number;
    ms: number;
  }): void {
    const { verb, resource, code, ms } = options;
    this.#duration(ms / 1_000, {
      cluster: this.#cluster,
      verb,
      resource,
      code: code === undefined ? 'none' : `${Math.floor(code / 100)}xx`,
    });
  }

  /** A watch has ended, and is opened again. */
  watchEnded(resource: string, cause: WatchEnd): void {
    this.#restarts({ cluster: this.#cluster, resource, cause });
  }

  /** All objects of a kind were listed. */
  listed(resource: string): void {
    this.#lists({ cluster: this.#cluster, resource });
  }

  /** Has it known whether the cluster is watched. */
  observeConnection(isConnected: () => boolean): void {
    this.#meter.gauge(METRICS.clusterConnected, observe =>
      observe(isConnected() ? 1 : 0, { cluster: this.#cluster }),
    );
  }
}
