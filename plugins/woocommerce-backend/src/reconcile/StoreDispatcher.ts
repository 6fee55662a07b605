import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';

/** How often it is asked what is due, when nobody has said that something is. */
const POLL_MS = 1_000;

/** Helm needs about as much at its peak; with less, a further one could end them all. */
const MIN_AVAILABLE_BYTES = 256 * 1024 * 1024;

/**
 * Takes the stores whose turn it is, as many at a time as this replica may, and
 * has them worked on.
 */
export class StoreDispatcher<T> {
  readonly #limit: number;
  readonly #claim: (count: number) => Promise<T[]>;
  readonly #work: (claimed: T) => Promise<void>;
  readonly #logger: LoggerService;
  readonly #running = new Set<Promise<void>>();
  #stopping = new AbortController();
  #kick = new AbortController();
  #loop?: Promise<void>;

  constructor(options: {
    /** How many stores are worked on at the same time. */
    limit: number;
    /** Claims at most so many stores. */
    claim: (count: number) => Promise<T[]>;
    /** Works on a store. Never throws. */
    work: (claimed: T) => Promise<void>;
    logger: LoggerService;
  }) {
    this.#limit = options.limit;
    this.#claim = options.claim;
    this.#work = options.work;
    this.#logger = options.logger;
  }

  start(): void {
    this.#stopping = new AbortController();
    this.#loop = this.#run(this.#stopping.signal);
  }

  /** Takes no more work, and waits for the end of what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.kick();
    await this.#loop;
    await Promise.all(this.#running);
  }

  /** Something may be due now. */
  kick(): void {
    this.#kick.abort();
  }

  async #run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      this.#kick = new AbortController();
      const { signal } = this.#kick;
      await this.#fill();
      await sleep(POLL_MS, undefined, { signal }).catch(() => {});
    }
  }

  async #fill(): Promise<void> {
    const count = this.#countFree();
    if (count === 0) {
      return;
    }
    try {
      for (const claimed of await this.#claim(count)) {
        const work = this.#work(claimed).finally(() => {
          this.#running.delete(work);
          this.kick();
        });
        this.#running.add(work);
      }
    } catch (error) {
      this.#logger.warn(
        'Could not ask for stores that are due',
        error as Error,
      );
    }
  }

  #countFree(): number {
    const running = this.#running.size;
    const limit =
      process.availableMemory() > MIN_AVAILABLE_BYTES ? this.#limit : 1;
    return Math.max(0, limit - running);
  }
}
