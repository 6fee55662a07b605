import { setTimeout as delay } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';

/** Several changes of a store in so short a time are looked at once. */
const COALESCE_MS = 200;
const BATCH_SIZE = 25;

/**
 * Names of stores whose entities may be out of date, until they are not.
 *
 * What can't be refreshed now is refreshed later, after what waits meanwhile, so
 * that one store that can't be read does not keep all others from it.
 *
 * @internal
 */
export class RefreshQueue {
  readonly #refresh: (names: string[]) => Promise<void>;
  readonly #logger: LoggerService;
  readonly #signal: AbortSignal;
  readonly #coalesceMs: number;
  readonly #minPauseMs: number;
  readonly #maxPauseMs: number;
  readonly #names = new Set<string>();
  #isRunning = false;

  constructor(options: {
    /** Brings the entities of these stores up to date, or throws. */
    refresh: (names: string[]) => Promise<void>;
    logger: LoggerService;
    /** Aborted when the backend shuts down. */
    signal: AbortSignal;
    coalesceMs?: number;
    minPauseMs?: number;
    maxPauseMs?: number;
  }) {
    this.#refresh = options.refresh;
    this.#logger = options.logger;
    this.#signal = options.signal;
    this.#coalesceMs = options.coalesceMs ?? COALESCE_MS;
    this.#minPauseMs = options.minPauseMs ?? 1_000;
    this.#maxPauseMs = options.maxPauseMs ?? 30_000;
  }

  /** Has the entities of these stores refreshed soon, without waiting for it. */
  add(names: Iterable<string>): void {
    for (const name of names) {
      this.#names.add(name);
    }
    if (this.#names.size > 0 && !this.#isRunning) {
      this.#isRunning = true;
      this.#run().finally(() => {
        this.#isRunning = false;
      });
    }
  }

  async #run(): Promise<void> {
    let pauseMs = this.#minPauseMs;
    await this.#pause(this.#coalesceMs);
    while (this.#names.size > 0 && !this.#signal.aborted) {
      const batch = this.#takeBatch();
      try {
        await this.#refresh(batch);
        pauseMs = this.#minPauseMs;
      } catch (error) {
        this.#logger.warn(
          `The entities of ${
            batch.length
          } stores are out of date, trying again in ${
            pauseMs / 1000
          } seconds: ${error}`,
        );
        this.add(batch);
        await this.#pause(pauseMs);
        pauseMs = Math.min(pauseMs * 2, this.#maxPauseMs);
      }
    }
  }

  #takeBatch(): string[] {
    const batch: string[] = [];
    for (const name of this.#names) {
      batch.push(name);
      this.#names.delete(name);
      if (batch.length === BATCH_SIZE) {
        break;
      }
    }
    // Replicas that write the same rows in the same order do not block each other.
    return batch.sort();
  }

  async #pause(milliseconds: number): Promise<void> {
    // Rejects when aborted, which ends the loop.
    await delay(milliseconds, undefined, { signal: this.#signal }).catch(
      () => undefined,
    );
  }
}
