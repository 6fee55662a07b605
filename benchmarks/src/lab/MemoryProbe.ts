import { readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { waitUntil } from './waitUntil';

/** What memory a process uses, in bytes. */
export interface MemoryUse {
  /** All that it has of the machine's memory: what has to be there for it. */
  readonly rss: number;
  /** What its objects take. */
  readonly heapUsed: number;
  /** What belongs to objects and lies outside of their heap, such as buffers. */
  readonly external: number;
}

const TIMEOUT_MS = 120_000;

/** Asks a process of the portal what memory it uses. */
export class MemoryProbe {
  /** What Node has to be told, and in which environment. */
  readonly args: readonly string[];
  readonly env: Record<string, string>;
  readonly #file: string;

  /** @param file - where the process writes its answers */
  constructor(file: string) {
    this.#file = file;
    this.args = [
      '--expose-gc',
      '--require',
      // eslint-disable-next-line no-restricted-syntax
      resolve(__dirname, 'memoryProbe.cjs'),
    ];
    this.env = { BENCH_MEMORY_FILE: file };
  }

  /** Has a process collect its garbage, and returns what is left. */
  async ask(pid: number): Promise<MemoryUse> {
    await rm(this.#file, { force: true });
    process.kill(pid, 'SIGUSR2');
    const answer = await waitUntil(
      `process ${pid} says what memory it uses`,
      () => readFile(this.#file, 'utf8').catch(() => undefined),
      { timeoutMs: TIMEOUT_MS },
    );
    return JSON.parse(answer);
  }
}
