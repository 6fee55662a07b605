import { LoggerService } from '@backstage/backend-plugin-api';
import {
  MetricsService,
  MetricsServiceObservableGauge,
} from '@backstage/backend-plugin-api/alpha';
import { stringifyError } from '@backstage/errors';
import { createNoopMeter } from '@opentelemetry/api';
import { MetricDescription, MetricLabel } from './catalogue';

/** The values of a metric's labels; one that is `undefined` is left out. */
export type Labels<T extends MetricDescription> = {
  readonly [Label in T['labels'][number]]: string | undefined;
};

/** Counts so many, or one. */
export type Count<T extends MetricDescription> = (
  labels: Labels<T>,
  value?: number,
) => void;

/** One measurement of a metric, where it is measured when it is read. */
export type Observe<T extends MetricDescription> = (
  value: number,
  labels: Labels<T>,
) => void;

/**
 * Makes instruments as the catalogue describes them. What goes wrong with
 * metrics goes to the log, once, and never to those who are measured.
 */
export class Meter {
  readonly #metrics: MetricsService;
  readonly #logger?: LoggerService;
  readonly #stops: Array<() => void> = [];
  #hasFailed = false;

  static create(options: {
    metrics: MetricsService;
    logger: LoggerService;
  }): Meter {
    return new Meter(options.metrics, options.logger);
  }

  /** One that measures nothing. */
  static none(): Meter {
    return new Meter(createNoopMeter());
  }

  private constructor(metrics: MetricsService, logger?: LoggerService) {
    this.#metrics = metrics;
    this.#logger = logger;
  }

  /** Returns what counts: one, unless told otherwise. */
  counter<T extends MetricDescription>(metric: T): Count<T> {
    const counter = this.#attempt(() =>
      this.#metrics.createCounter(metric.name, toOptions(metric)),
    );
    return (labels, value = 1) =>
      void this.#attempt(() => counter?.add(value, toText(labels)));
  }

  /** Returns what records a value. */
  histogram<T extends MetricDescription>(metric: T): Observe<T> {
    const histogram = this.#attempt(() =>
      this.#metrics.createHistogram(metric.name, toOptions(metric)),
    );
    return (value, labels) =>
      void this.#attempt(() => histogram?.record(value, toText(labels)));
  }

  /**
   * Has a metric measured whenever it is read. What there is no more is 0, and
   * what can't be measured is no number.
   */
  gauge<T extends MetricDescription>(
    metric: T,
    measure: (observe: Observe<T>) => void | Promise<void>,
  ): void {
    const gauge = this.#attempt(() =>
      this.#metrics.createObservableGauge(metric.name, toOptions(metric)),
    );
    // OpenTelemetry goes on to say what was measured last, unless told otherwise.
    const known = new Map<string, Record<string, string>>();
    const callback: Parameters<
      MetricsServiceObservableGauge['addCallback']
    >[0] = async result => {
      const missing = new Map(known);
      let rest = 0;
      try {
        await measure((value, labels) => {
          const text = toText(labels);
          const key = JSON.stringify(text);
          known.set(key, text);
          missing.delete(key);
          result.observe(value, text);
        });
      } catch (error) {
        rest = NaN;
        this.#tell(error);
      }
      missing.forEach(labels => result.observe(rest, labels));
    };
    this.#attempt(() => gauge?.addCallback(callback));
    this.#stops.push(() => gauge?.removeCallback(callback));
  }

  /** Nothing is asked any more when metrics are read. */
  stop(): void {
    this.#stops.splice(0).forEach(stop => this.#attempt(stop));
  }

  #attempt<T>(call: () => T): T | undefined {
    try {
      return call();
    } catch (error) {
      this.#tell(error);
      return undefined;
    }
  }

  /** Once until the portal starts anew: metrics are read every few seconds. */
  #tell(error: unknown): void {
    if (!this.#hasFailed) {
      this.#hasFailed = true;
      this.#logger?.warn(
        `A metric can’t be measured, and neither may others be: ${stringifyError(
          error,
        )}`,
      );
    }
  }
}

function toOptions({ description, unit, buckets }: MetricDescription) {
  return {
    description,
    ...(unit && { unit }),
    ...(buckets && { advice: { explicitBucketBoundaries: [...buckets] } }),
  };
}

function toText(
  labels: Partial<Record<MetricLabel, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).filter(([, value]) => value !== undefined),
  );
}
