import { join } from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { buildHelmEnvironment } from './buildHelmEnvironment';
import {
  buildTestArgs,
  buildUninstallArgs,
  buildUpgradeArgs,
  HelmConnection,
} from './buildHelmArgs';
import { cleanOutput } from './cleanOutput';
import { StoreLease } from '../lease/StoreLease';
import { HelmCallLimits, HelmClient, HelmReleaseTarget } from './HelmClient';
import { HelmError } from './HelmError';
import { PreparedChart } from './prepareChart';
import { HelmSetup } from './prepareHelm';
import { HelmMetrics, StoreMetrics } from '../metrics';
import { StoreTracing } from '../tracing/StoreTracing';
import { toHelmError } from './toHelmError';

/**
 * The least time that a test gets: its pod may have to wait for an image, and a
 * shop that was never visited is slow.
 */
const MIN_TEST_MS = 3 * 60_000;

type CliHelmClientOptions = HelmSetup & {
  connection: HelmConnection;
  logger: LoggerService;
  metrics?: HelmMetrics;
  tracing?: StoreTracing;
};

/** Runs the `helm` program. */
export class CliHelmClient implements HelmClient {
  readonly #options: CliHelmClientOptions;
  readonly #metrics: HelmMetrics;
  readonly #tracing: StoreTracing;

  static create(options: CliHelmClientOptions): CliHelmClient {
    return new CliHelmClient(options);
  }

  private constructor(options: CliHelmClientOptions) {
    this.#options = options;
    this.#metrics = options.metrics ?? StoreMetrics.none().forCluster('').helm;
    this.#tracing = options.tracing ?? StoreTracing.none();
  }

  async prepareChart(options: {
    ref: string;
    parts: readonly string[];
  }): Promise<PreparedChart> {
    const directory = await this.#prepareDirectory('upgrade');
    try {
      return await this.#options.charts.prepare({
        ...options,
        directory: join(directory, 'charts'),
      });
    } catch (error) {
      throw noRoom('upgrade', error);
    }
  }

  async upgrade(options: Parameters<HelmClient['upgrade']>[0]): Promise<void> {
    const { connection, timeoutMs: usual } = this.#options;
    const { values, timeoutMs = usual } = options;
    const args = buildUpgradeArgs({ ...options, ...connection, timeoutMs });
    await this.#run(args, { ...options, values, timeoutMs });
  }

  async uninstall(options: HelmReleaseTarget & HelmCallLimits): Promise<void> {
    const { connection, timeoutMs } = this.#options;
    const args = buildUninstallArgs({ ...options, ...connection, timeoutMs });
    try {
      await this.#run(args, { ...options, timeoutMs });
    } catch (error) {
      // With --ignore-not-found, Helm takes every failure to look for one that
      // there is no release.
      if (!(error instanceof HelmError && error.failure === 'ReleaseMissing')) {
        throw error;
      }
    }
  }

  async test(options: HelmReleaseTarget & HelmCallLimits): Promise<void> {
    const { connection } = this.#options;
    const timeoutMs = Math.max(this.#options.timeoutMs, MIN_TEST_MS);
    const args = buildTestArgs({ ...options, ...connection, timeoutMs });
    await this.#run(args, { ...options, timeoutMs });
  }

  async #run(
    args: string[],
    options: HelmCallLimits & { values?: JsonObject; timeoutMs: number },
  ): Promise<void> {
    const [command] = args;
    await this.#tracing.part({ name: `helm ${command}` }, () =>
      this.#metrics.measure(command, () => this.#call(args, options)),
    );
  }

  async #call(
    args: string[],
    options: HelmCallLimits & { values?: JsonObject; timeoutMs: number },
  ): Promise<void> {
    const { guard, times } = this.#options;
    const { lease, signal, values, timeoutMs } = options;
    const [command] = args;
    const startedAt = performance.now();
    const path = await this.#findProgram(command);
    const env = await this.#prepareEnvironment(command);
    const outcome = await guard.run({
      command: path,
      args,
      input: values ? JSON.stringify(values) : '',
      env,
      // Helm ends by its own timeout; this one is for a Helm that hangs.
      timeoutMs: timeoutMs + times.hangMs,
      times,
      lease,
      signal,
    });
    if (outcome.type === 'failed') {
      throw unavailable(command, `Helm can’t be run: ${outcome.message}`);
    }
    const error = toHelmError(command, outcome);
    if (error) {
      throw error;
    }
    const ms = Math.round(performance.now() - startedAt);
    this.#log(lease).debug(`helm ${command} took ${ms} ms (${args.at(-1)})`);
  }

  #log(lease: StoreLease | undefined): LoggerService {
    const { logger } = this.#options;
    return lease
      ? logger.child({
          store: lease.storeName,
          storeId: lease.storeId,
          operationId: lease.operationId,
        })
      : logger;
  }

  async #findProgram(command: string): Promise<string> {
    const status = await this.#options.program.check();
    if (!status.usable) {
      throw unavailable(command, status.message);
    }
    return status.path;
  }

  async #prepareEnvironment(command: string): Promise<Record<string, string>> {
    return buildHelmEnvironment({
      directory: await this.#prepareDirectory(command),
      environment: process.env,
    });
  }

  async #prepareDirectory(command: string): Promise<string> {
    try {
      return await this.#options.directory.prepare();
    } catch (error) {
      throw noRoom(command, error);
    }
  }
}

function noRoom(command: string, error: unknown): HelmError {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  return unavailable(
    command,
    `The portal has no room for Helm’s files: ${code}`,
  );
}

function unavailable(command: string, message: string): HelmError {
  return new HelmError({
    command,
    failure: 'Unavailable',
    message: cleanOutput(message),
  });
}
