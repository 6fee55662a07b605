import { setTimeout as sleep } from 'node:timers/promises';

/** Who asks for more is asked again after so long, as something between may have asked for an hour. */
const MAX_CLOSED_MS = 60_000;

/** Those who waited don't all come at the same moment. */
const SPREAD_MS = 500;

/** Keeps calls from an API server that has asked to be left alone for a while. */
export class RetryGate {
  readonly #maxWaitMs: number;
  #opensAt = 0;

  constructor(options: { maxWaitMs: number }) {
    this.#maxWaitMs = options.maxWaitMs;
  }

  /** Lets nobody through for some time, a minute at most. */
  close(ms: number): void {
    this.#opensAt = Math.max(
      this.#opensAt,
      performance.now() + Math.min(ms, MAX_CLOSED_MS),
    );
  }

  /**
   * Returns when the API server may be called.
   *
   * @throws Error when that takes too long for somebody to wait for it
   */
  async pass(signal?: AbortSignal): Promise<void> {
    const remainingMs = this.#opensAt - performance.now();
    if (remainingMs <= 0) {
      return;
    }
    if (remainingMs > this.#maxWaitMs) {
      throw new Error(
        `it wants to be left alone for ${Math.ceil(remainingMs / 1_000)} s`,
      );
    }
    await sleep(remainingMs + Math.random() * SPREAD_MS, undefined, { signal });
  }
}
