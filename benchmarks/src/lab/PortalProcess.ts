import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BACKEND_PACKAGE } from '../paths';
import { findDescendants } from './findDescendants';
import { killAtExit } from './killAtExit';
import { MemoryProbe, MemoryUse } from './MemoryProbe';
import { MetricSample } from './parseMetrics';
import { PortalApi } from './PortalApi';
import { readMetrics } from './readMetrics';
import { PortalProcessConfig } from './writePortalConfig';
import { waitUntil } from './waitUntil';

const START_MS = 600_000;
/** As long as Kubernetes gives it by `charts/platform`. */
const GRACE_MS = 60_000;

/** A process of the portal with all of its plugins. */
export class PortalProcess {
  readonly url: string;
  readonly api: PortalApi;
  readonly #config: PortalProcessConfig;
  readonly #memory: MemoryProbe;
  #child?: ChildProcess;

  constructor(config: PortalProcessConfig) {
    this.#config = config;
    this.url = config.url;
    this.api = new PortalApi(config.url);
    this.#memory = new MemoryProbe(
      join(dirname(config.logFile), 'memory.json'),
    );
  }

  /** @throws when it doesn't run */
  get pid(): number {
    if (!this.#isRunning() || !this.#child?.pid) {
      throw new Error(`The portal at ${this.url} does not run`);
    }
    return this.#child.pid;
  }

  /** Starts it, and returns when it is ready to be asked. */
  async start(): Promise<void> {
    const { configFiles, logFile, metricsPort } = this.#config;
    const { NODE_OPTIONS, ...environment } = process.env;
    const log = await open(logFile, 'a');
    this.#child = spawn(
      process.execPath,
      [
        ...this.#memory.args,
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(BACKEND_PACKAGE, 'src/index.ts'),
        ...configFiles.flatMap(file => ['--config', file]),
      ],
      {
        cwd: BACKEND_PACKAGE,
        env: {
          ...environment,
          ...this.#memory.env,
          NODE_ENV: 'production',
          LOG_LEVEL: 'info',
          OTEL_METRICS_EXPORTER: 'prometheus',
          OTEL_EXPORTER_PROMETHEUS_HOST: '127.0.0.1',
          OTEL_EXPORTER_PROMETHEUS_PORT: String(metricsPort),
        },
        stdio: ['ignore', log.fd, log.fd],
      },
    );
    killAtExit(this.#child);
    await log.close();
    await waitUntil(`${this.url} is ready`, () => this.#isReady(), {
      timeoutMs: START_MS,
      pauseMs: 200,
    });
  }

  /** Has it collect its garbage, and returns what memory it needs without. */
  async readMemory(): Promise<MemoryUse> {
    return this.#memory.ask(this.pid);
  }

  /** Reads what it tells of itself. */
  async readMetrics(): Promise<MetricSample[]> {
    return readMetrics(this.#config.metricsPort);
  }

  /**
   * Ends it with all that it has started, as a machine does that loses its
   * power: nobody is left to end Helm gently.
   */
  async kill(): Promise<void> {
    const { pid } = this;
    // Stopped first, they start nothing more.
    for (const signal of ['SIGSTOP', 'SIGKILL'] as const) {
      const descendants = await findDescendants(pid);
      const pids = [pid, ...descendants.map(each => each.pid)];
      pids.forEach(each => sendSignal(each, signal));
    }
    await this.#end('SIGKILL');
  }

  /** How many Helms it has running. */
  async countHelms(): Promise<number> {
    const descendants = await findDescendants(this.pid);
    return descendants.filter(({ name }) => name === 'helm').length;
  }

  /** Ends it as a rolling update does. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || !this.#isRunning()) {
      return;
    }
    const exited = once(child, 'exit');
    child.kill(signal);
    const grace = new AbortController();
    await Promise.race([
      exited,
      delay(GRACE_MS, undefined, { signal: grace.signal }).catch(() => {}),
    ]);
    grace.abort();
    if (this.#isRunning()) {
      child.kill('SIGKILL');
      await exited;
    }
  }

  async #isReady(): Promise<boolean> {
    if (!this.#isRunning()) {
      const log = await readFile(this.#config.logFile, 'utf8');
      throw new Error(`The portal has ended: ${log.slice(-2_000)}`);
    }
    const response = await fetch(
      `${this.url}/.backstage/health/v1/readiness`,
    ).catch(() => undefined);
    return response?.ok ?? false;
  }

  #isRunning(): boolean {
    const child = this.#child;
    return Boolean(child && child.exitCode === null && !child.signalCode);
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
