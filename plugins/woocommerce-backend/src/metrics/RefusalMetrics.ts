import { isError } from '@backstage/errors';
import { METRICS } from './catalogue';
import { Meter } from './Meter';

/** Counts the requests for which there was no room. */
export class RefusalMetrics {
  readonly #refused;

  static create(meter: Meter): RefusalMetrics {
    return new RefusalMetrics(meter);
  }

  private constructor(meter: Meter) {
    this.#refused = meter.counter(METRICS.requestsRefused);
    this.#refused({ cause: 'rate-limit' }, 0);
    this.#refused({ cause: 'quota' }, 0);
  }

  /** A user has asked too often. */
  rateLimited(): void {
    this.#refused({ cause: 'rate-limit' });
  }

  /** Something could not be done; counted when it was for a quota. */
  failed(error: unknown): void {
    if (
      isError(error) &&
      ['QuotaExceededError', 'TooManyRequestsError'].includes(error.name)
    ) {
      this.#refused({ cause: 'quota' });
    }
  }
}
