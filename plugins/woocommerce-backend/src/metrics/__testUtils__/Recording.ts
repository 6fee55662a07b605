import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Quick enough to see short operations, which Prometheus does not. */
const PAUSE_MS = 1_000;

/**
 * Reads metrics again and again. With WOOCOMMERCE_TEST_RECORDING, what was read
 * is written to that file: the dashboard is tested with it.
 */
export class Recording {
  readonly #read: () => Promise<string>;
  readonly #scrapes: string[] = [];
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;

  static start(read: () => Promise<string>): Recording {
    return new Recording(read);
  }

  private constructor(read: () => Promise<string>) {
    this.#read = read;
    this.#running = this.#run();
  }

  /** Returns when all is read that there is now. */
  async waitForNext(): Promise<void> {
    const wanted = this.#scrapes.length + 2;
    while (this.#scrapes.length < wanted) {
      await sleep(PAUSE_MS / 10);
    }
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    const file = process.env.WOOCOMMERCE_TEST_RECORDING;
    if (file) {
      await writeFile(file, JSON.stringify(this.#scrapes));
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      this.#scrapes.push(await this.#read());
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
    }
  }
}
