/**
 * Works on stores by name: at most so many at a time, never on one twice at the
 * same time, and again when something was added for it meanwhile.
 */
export class StoreQueue {
  readonly #concurrency: number;
  readonly #work: (name: string) => Promise<number | undefined>;
  readonly #waiting = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
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
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
    this.#waiting.add(name);
    this.#fill();
  }

  /** Takes no more work, and waits for the end of what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
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
    if (delay !== undefined && !this.#stopped && !this.#waiting.has(name)) {
      this.#timers.set(
        name,
        setTimeout(() => this.add(name), delay),
      );
    }
    this.#fill();
  }
}
