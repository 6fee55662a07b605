import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Quick enough to see short operations, which Prometheus is not. */
const PAUSE_MS = 1_000;

/** More would not show more. */
const MAX_SCRAPES = 16;

const LINE = /^(woocommerce_\w+)\{(.*)\} (\S+)$/;

/**
 * Reads metrics again and again. With WOOCOMMERCE_TEST_RECORDING, what was read
 * is written to that file, as charts/platform/tests/monitoring has it.
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
      const series = toSeries(thin(this.#scrapes));
      await writeFile(file, `${JSON.stringify(series, undefined, 2)}\n`);
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

/** Some of them, the last one included. */
function thin(scrapes: readonly string[]): readonly string[] {
  const step = Math.ceil(scrapes.length / MAX_SCRAPES);
  return scrapes.filter(
    (_, index) => (scrapes.length - 1 - index) % step === 0,
  );
}

/** The values of each series, in the notation of promtool's tests: `_` where there is none. */
function toSeries(scrapes: readonly string[]): Record<string, string> {
  const values = new Map<string, string[]>();
  scrapes.forEach((text, index) => {
    for (const line of text.split('\n')) {
      const [, name, labels, value] = LINE.exec(line) ?? [];
      if (name) {
        const own = labels
          .split(',')
          .filter(label => label && !label.startsWith('otel_'));
        const key = `${name}{${own.join(',')}}`;
        const known = values.get(key) ?? scrapes.map(() => '_');
        known[index] = value;
        values.set(key, known);
      }
    }
  });
  return Object.fromEntries(
    [...values].sort().map(([key, each]) => [key, each.join(' ')]),
  );
}
