import { LoggerService } from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { StoreCensus } from '../database/StoreCensus';
import { EngineMetrics } from './EngineMetrics';
import { HelmMetrics } from './HelmMetrics';
import { KubernetesMetrics } from './KubernetesMetrics';
import { Meter } from './Meter';
import { observeEventLoop } from './observeEventLoop';
import { observeStores } from './observeStores';
import { RefusalMetrics } from './RefusalMetrics';

/** What is measured in one cluster. */
export interface ClusterMetrics {
  readonly helm: HelmMetrics;
  readonly kubernetes: KubernetesMetrics;
}

/** What operators read of the plugin, in parts for those who are measured. */
export class StoreMetrics {
  readonly engine: EngineMetrics;
  readonly refusals: RefusalMetrics;
  readonly #meter: Meter;
  #eventLoop?: { stop(): void };

  /** Measures nothing as long as nobody has set up OpenTelemetry. */
  static create(options: {
    metrics: MetricsService;
    logger: LoggerService;
  }): StoreMetrics {
    return new StoreMetrics(Meter.create(options));
  }

  static none(): StoreMetrics {
    return new StoreMetrics(Meter.none());
  }

  private constructor(meter: Meter) {
    this.#meter = meter;
    this.engine = EngineMetrics.create(meter);
    this.refusals = RefusalMetrics.create(meter);
  }

  forCluster(cluster: string): ClusterMetrics {
    const options = { meter: this.#meter, cluster };
    return {
      helm: HelmMetrics.create(options),
      kubernetes: KubernetesMetrics.create(options),
    };
  }

  /** Has it known what is in the database, and how late the process is. */
  start(options: { census: StoreCensus; clusters: readonly string[] }): void {
    this.engine.expect(options.clusters);
    observeStores({ ...options, meter: this.#meter });
    this.#eventLoop = observeEventLoop(this.#meter);
  }

  stop(): void {
    this.#meter.stop();
    this.#eventLoop?.stop();
  }
}
