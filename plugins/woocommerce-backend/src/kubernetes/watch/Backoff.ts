/**
 * Pauses that grow from attempt to attempt, and are never the same for two
 * that have started together: each is drawn between the least one and three
 * times the one before ("decorrelated jitter").
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export class Backoff {
  readonly #baseMs: number;
  readonly #maxMs: number;
  #previousMs: number;

  constructor(options: { baseMs: number; maxMs: number }) {
    this.#baseMs = options.baseMs;
    this.#maxMs = options.maxMs;
    this.#previousMs = options.baseMs;
  }

  /** How long to wait before the next attempt. */
  next(): number {
    const longestMs = Math.min(this.#maxMs, this.#previousMs * 3);
    this.#previousMs =
      this.#baseMs + Math.random() * (longestMs - this.#baseMs);
    return this.#previousMs;
  }

  /** Starts over after an attempt that has succeeded. */
  reset(): void {
    this.#previousMs = this.#baseMs;
  }
}
