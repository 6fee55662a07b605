/** When a store is to be worked on, by `performance.now()`. */
interface Appointment {
  readonly at: number;
  readonly timer: NodeJS.Timeout;
}

/**
 * Works on stores by name: at most so many at a time, never on one twice at the
 * same time, and again when something was added for it meanwhile.
 */
export class StoreQueue {
  readonly #concurrency: number;
  readonly #work: (name: string) => Promise<number | undefined>;
  readonly #waiting = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #appointments = new Map<string, Appointment>();
  #stopped = false;

  constructor(options: {
    /** How many stores are worked on at the same time. */
    concurrency: number;
    /**
     * Works on a store. Never throws; returns after how many milliseconds to
     * work on it again, or undefined when something else will tell.
     */
    work: (name: string) => Promise<number | undefined>;
  }) {
    this.#concurrency = options.concurrency;
    this.#work = options.work;
  }

  /** Has a store worked on as soon as there is room. */
  add(name: string): void {
    if (this.#stopped) {
      return;
    }
    clearTimeout(this.#appointments.get(name)?.timer);
    this.#appointments.delete(name);
    this.#waiting.add(name);
    this.#fill();
  }

  /** Has a store worked on after so many milliseconds, unless it is sooner anyway. */
  addLater(name: string, delayMs: number): void {
    const at = performance.now() + delayMs;
    const known = this.#appointments.get(name);
    if (this.#stopped || this.#waiting.has(name) || (known && known.at <= at)) {
      return;
    }
    clearTimeout(known?.timer);
    this.#appointments.set(name, {
      at,
      timer: setTimeout(() => this.add(name), delayMs),
    });
  }

  /** Takes no more work, and waits for the end of what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    for (const { timer } of this.#appointments.values()) {
      clearTimeout(timer);
    }
    this.#appointments.clear();
    await Promise.all(this.#running.values());
  }

  #fill(): void {
    for (const name of this.#waiting) {
      if (this.#running.size >= this.#concurrency) {
        return;
      }
      if (!this.#running.has(name)) {
        this.#waiting.delete(name);
        this.#running.set(name, this.#run(name));
      }
    }
  }

  async #run(name: string): Promise<void> {
    // The work must not start before it is among those that run.
    await Promise.resolve();
    const delay = await this.#work(name);
    this.#running.delete(name);
    if (delay !== undefined) {
      this.addLater(name, delay);
    }
    this.#fill();
  }
}
