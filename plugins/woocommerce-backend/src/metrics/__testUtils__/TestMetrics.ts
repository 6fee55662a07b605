import { mockServices } from '@backstage/backend-test-utils';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import {
  PrometheusExporter,
  PrometheusSerializer,
} from '@opentelemetry/exporter-prometheus';
import { metrics } from '@opentelemetry/api';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { StoreMetrics } from '../StoreMetrics';

/** Metrics that a test reads as Prometheus does. */
export class TestMetrics {
  readonly logger = mockServices.logger.mock();
  readonly service: MetricsService;
  readonly metrics: StoreMetrics;
  readonly #exporter = new PrometheusExporter({ preventServerStart: true });
  readonly #provider = new MeterProvider({ readers: [this.#exporter] });

  static create(): TestMetrics {
    return new TestMetrics();
  }

  private constructor() {
    this.service = this.#provider.getMeter('backstage-plugin-woocommerce');
    this.metrics = StoreMetrics.create({
      metrics: this.service,
      logger: this.logger,
    });
  }

  /** Has a portal that is started now measured. */
  register(): void {
    metrics.setGlobalMeterProvider(this.#provider);
  }

  /** All series but those of histograms' buckets, by their names with sorted labels. */
  async read(): Promise<Record<string, number>> {
    const series: Record<string, number> = {};
    for (const line of (await this.scrape()).split('\n')) {
      const [, name, labels = '', value] =
        /^(\w+)(?:\{(.*)\})? (\S+)(?: \d+)?$/.exec(line) ?? [];
      if (name?.startsWith('woocommerce_') && !name.endsWith('_bucket')) {
        const sorted = labels
          .split(',')
          .filter(each => each && !each.startsWith('otel_'))
          .sort();
        series[`${name}{${sorted.join(',')}}`] = Number(value);
      }
    }
    return series;
  }

  /** The text that Prometheus reads. */
  async scrape(): Promise<string> {
    const { resourceMetrics } = await this.#exporter.collect();
    return new PrometheusSerializer().serialize(resourceMetrics);
  }

  async stop(): Promise<void> {
    this.metrics.stop();
    metrics.disable();
    await this.#provider.shutdown();
  }
}
