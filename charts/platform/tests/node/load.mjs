// What people do with the portal meanwhile.
import { setTimeout as sleep } from 'node:timers/promises';

const READERS = 4;
const PAUSE_MILLISECONDS = 100;

/** Asks the portal all the time, and keeps what was not answered as it should be. */
export class Load {
  #portal;
  #running = true;
  #readers;
  #asked = 0;
  #slowest = 0;
  #failures = [];

  /** @param paths what is asked, one after the other */
  constructor(portal, paths) {
    this.#portal = portal;
    this.#readers = Array.from({ length: READERS }, (_, index) =>
      this.#read(paths, index),
    );
  }

  /** Ends it and says how it went. */
  async stop() {
    this.#running = false;
    await Promise.all(this.#readers);
    return {
      asked: this.#asked,
      failures: this.#failures,
      slowest: this.#slowest,
    };
  }

  async #read(paths, first) {
    for (let turn = first; this.#running; turn += 1) {
      await this.#ask(paths[turn % paths.length]);
      await sleep(PAUSE_MILLISECONDS);
    }
  }

  async #ask(path) {
    const began = Date.now();
    this.#asked += 1;
    try {
      const { status, text } = await this.#portal.ask(path);
      if (status !== 200) {
        this.#fail(path, `${status} ${text.slice(0, 200)}`);
      }
    } catch (error) {
      this.#fail(path, error.message);
    }
    this.#slowest = Math.max(this.#slowest, Date.now() - began);
  }

  #fail(path, what) {
    this.#failures.push(`${new Date().toISOString()} ${path}: ${what}`);
  }
}
