import { isError } from '@backstage/errors';
import { METRICS } from './catalogue';
import { Meter } from './Meter';

/** Measures the runs of Helm on a cluster. */
export class HelmMetrics {
  readonly #cluster: string;
  readonly #duration;

  static create(options: { meter: Meter; cluster: string }): HelmMetrics {
    return new HelmMetrics(options.meter, options.cluster);
  }

  private constructor(meter: Meter, cluster: string) {
    this.#cluster = cluster;
    this.#duration = meter.histogram(METRICS.helmDuration);
  }

  /** Runs Helm, and measures that. */
  async measure<T>(command: string, run: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    try {
      const result = await run();
      this.#record(command, 'Succeeded', startedAt);
      return result;
    } catch (error) {
      this.#record(command, getFailure(error), startedAt);
      throw error;
    }
  }

  #record(command: string, result: string, startedAt: number): void {
    const seconds = (performance.now() - startedAt) / 1_000;
    this.#duration(seconds, { cluster: this.#cluster, command, result });
  }
}

/** By what a `HelmError` says, which is one of a few. */
function getFailure(error: unknown): string {
  return isError(error) && typeof error.failure === 'string'
    ? error.failure
    : 'Failed';
}
