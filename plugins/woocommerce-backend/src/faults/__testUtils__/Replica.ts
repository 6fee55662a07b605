import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
import { PortalBundle } from './bundlePortal';
import { findFreePort } from './findFreePort';
import { NetworkProxy } from './NetworkProxy';
import { StoreCaller } from './StoreCaller';
import { waitUntil } from './waitUntil';

/** How long a process may take to load its code on a busy machine. */
const START_MS = 90_000;

/** A preload with which a process believes what a test says of its machine. */
export const MACHINE = join(__dirname, 'machine.cjs');

/** What a process of the portal is given. */
export interface ReplicaOptions {
  readonly name: string;
  /** For its configuration, its log and what it keeps. */
  readonly directory: string;
  /** What it runs. */
  readonly program: PortalBundle;
  /** What its configuration has beside its address. */
  readonly config: { readonly backend: JsonObject } & JsonObject;
  /** Its own way to the API server and to the database, as far as there is one. */
  readonly networks: { readonly api?: NetworkProxy; database?: NetworkProxy };
  /** Over the environment of the tests. */
  readonly environment?: Record<string, string>;
  /** Modules that are loaded before the portal's own code. */
  readonly preload?: readonly string[];
}

/** A process of the portal with nothing but the plugin, which can be killed, paused and cut off. */
export class Replica {
  readonly name: string;
  readonly directory: string;
  readonly networks: ReplicaOptions['networks'];
  readonly api: StoreCaller;
  readonly #options: ReplicaOptions;
  readonly #url: string;
  #child?: ChildProcess;
  #hasAnswered = false;
  #isPaused = false;

  static async create(options: ReplicaOptions): Promise<Replica> {
    const { directory, config } = options;
    const port = await findFreePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    await mkdir(directory, { recursive: true });
    await writeFile(
      join(directory, 'app-config.json'),
      JSON.stringify({
        ...config,
        backend: {
          ...config.backend,
          baseUrl,
          listen: { host: '127.0.0.1', port },
        },
      }),
    );
    return new Replica(options, baseUrl);
  }

  private constructor(options: ReplicaOptions, url: string) {
    this.name = options.name;
    this.directory = options.directory;
    this.networks = options.networks;
    this.api = new StoreCaller(url);
    this.#options = options;
    this.#url = url;
  }

  /** Undefined as long as it doesn't run. */
  get pid(): number | undefined {
    return this.#isRunning() ? this.#child?.pid : undefined;
  }

  /** Whether it can be asked something. */
  get answers(): boolean {
    return this.#isRunning() && this.#hasAnswered && !this.#isPaused;
  }

  /** Starts it, and returns when it answers. */
  async start(): Promise<void> {
    this.#hasAnswered = false;
    const { CI, NODE_OPTIONS, ...inherited } = process.env;
    const { environment, preload = [], program } = this.#options;
    const log = await open(join(this.directory, 'log'), 'a');
    this.#child = spawn(
      process.execPath,
      [
        ...preload.flatMap(module => ['--require', module]),
        program.file,
        '--config',
        join(this.directory, 'app-config.json'),
      ],
      {
        cwd: this.directory,
        env: {
          ...inherited,
          ...program.environment,
          NODE_ENV: 'development',
          ...environment,
        },
        stdio: ['ignore', log.fd, log.fd],
      },
    );
    await log.close();
    await waitUntil(`${this.name} answers`, () => this.#isReady(), {
      timeoutMs: START_MS,
      describe: async () => (await this.readLog()).slice(-2_000),
    });
    this.#hasAnswered = true;
  }

  /** Ends it as a machine does that loses its power. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends it as a rolling update does; returns its exit code. */
  async terminate(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Stops it in the middle of whatever it does, until it is resumed. */
  pause(): void {
    this.#isPaused = true;
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
    this.#isPaused = false;
  }

  /** Has it believe that its machine is another one; only with the preload `MACHINE`. */
  async pretend(machine: {
    clockShiftMs?: number;
    availableBytes?: number;
  }): Promise<void> {
    await writeFile(
      join(this.directory, 'machine.json'),
      JSON.stringify(machine),
    );
    // Until it has read that.
    await sleep(500);
  }

  /** What it has logged in all of its lives. */
  async readLog(): Promise<string> {
    return readFile(join(this.directory, 'log'), 'utf8').catch(() => '');
  }

  async #isReady(): Promise<boolean> {
    if (!this.#isRunning()) {
      throw new Error(
        `${this.name} has ended: ${(await this.readLog()).slice(-2_000)}`,
      );
    }
    const response = await fetch(
      `${this.#url}/.backstage/health/v1/readiness`,
    ).catch(() => undefined);
    return response?.ok ?? false;
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child || !this.#isRunning()) {
      return null;
    }
    const exited = once(child, 'exit');
    this.#hasAnswered = false;
    child.kill(signal);
    const [exitCode] = await exited;
    return exitCode;
  }

  #isRunning(): boolean {
    const child = this.#child;
    return (
      child !== undefined &&
      child.exitCode === null &&
      child.signalCode === null
    );
  }
}
