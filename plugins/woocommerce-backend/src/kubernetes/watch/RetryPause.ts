import { getStatusCode } from '../errors';
import { Backoff } from './Backoff';
import { WatchTiming } from './WatchTiming';

type Timing = Pick<WatchTiming, 'backoff' | 'forbiddenMs' | 'startingMs'>;

/**
 * How long a watch waits before its next attempt. A right that is lacking is asked
 * for again by and by, since somebody has to give it. But an API server that has
 * only just started forbids everything until it has read who may do what.
 */
export class RetryPause {
  readonly #timing: Timing;
  readonly #backoff: Backoff;
  #isAway = false;
  #startedBy = -Infinity;

  constructor(timing: Timing) {
    this.#timing = timing;
    this.#backoff = new Backoff(timing.backoff);
  }

  /** In milliseconds, after an attempt that has failed. */
  next(error: unknown): number {
    if (getStatusCode(error) !== 403) {
      this.#isAway = true;
      return this.#backoff.next();
    }
    const { forbiddenMs, startingMs } = this.#timing;
    const now = performance.now();
    // One that fails and forbids in turns is not starting all the time.
    if (this.#isAway && now > this.#startedBy + forbiddenMs) {
      this.#startedBy = now + startingMs;
      this.#backoff.reset();
    }
    this.#isAway = false;
    return now < this.#startedBy
      ? this.#backoff.next()
      : forbiddenMs * (0.5 + Math.random());
  }

  /** Starts over after an attempt that has succeeded. */
  reset(): void {
    this.#isAway = false;
    this.#backoff.reset();
  }
}
