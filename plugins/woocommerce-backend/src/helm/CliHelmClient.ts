import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  buildTestArgs,
  buildUninstallArgs,
  buildUpgradeArgs,
  HelmConnection,
} from './buildHelmArgs';
import { HelmClient, HelmReleaseTarget } from './HelmClient';
import { HelmError } from './HelmError';

/** A longer output is cut; Helm's reason stands at its end. */
const OUTPUT_LIMIT = 64 * 1024;

/** What is kept of the output in an error. */
const MESSAGE_LIMIT = 2_000;

/** How long Helm has to record how it ended before it is killed. */
const GRACE_MS = 30_000;

/**
 * The least time that a test gets: its pod may have to wait for an image, and a
 * shop that was never visited is slow.
 */
const MIN_TEST_MS = 3 * 60_000;

/** What Helm gets of the environment: nothing that could hold a secret. */
const PASSED_ENVIRONMENT = [
  'PATH',
  'HOME',
  'TMPDIR',
  'SSL_CERT_FILE',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
];

/** In a pod, the client finds the API server by these. */
const CLUSTER_ENVIRONMENT = [
  'KUBERNETES_SERVICE_HOST',
  'KUBERNETES_SERVICE_PORT',
];

/** Runs the `helm` program. */
export class CliHelmClient implements HelmClient {
  readonly #command: string;
  readonly #timeoutMs: number;
  readonly #connection: HelmConnection;
  readonly #logger: LoggerService;

  static create(options: {
    /** The program's name or path. */
    command: string;
    /** How long one call may take, in milliseconds. */
    timeoutMs: number;
    connection: HelmConnection;
    logger: LoggerService;
  }): CliHelmClient {
    return new CliHelmClient(options);
  }

  private constructor(options: {
    command: string;
    timeoutMs: number;
    connection: HelmConnection;
    logger: LoggerService;
  }) {
    this.#command = options.command;
    this.#timeoutMs = options.timeoutMs;
    this.#connection = options.connection;
    this.#logger = options.logger;
  }

  async upgrade(
    options: HelmReleaseTarget & {
      chart: string;
      version: string;
      values: JsonObject;
      timeoutMs?: number;
      signal?: AbortSignal;
    },
  ): Promise<void> {
    const { values, signal, timeoutMs = this.#timeoutMs } = options;
    const args = buildUpgradeArgs({
      ...options,
      ...this.#connection,
      timeoutMs,
    });
    await this.#run(args, {
      input: JSON.stringify(values),
      signal,
      timeoutMs,
    });
  }

  async uninstall(
    options: HelmReleaseTarget & { signal?: AbortSignal },
  ): Promise<void> {
    const args = buildUninstallArgs({
      ...options,
      ...this.#connection,
      timeoutMs: this.#timeoutMs,
    });
    await this.#run(args, {
      signal: options.signal,
      timeoutMs: this.#timeoutMs,
    });
  }

  async test(
    options: HelmReleaseTarget & { signal?: AbortSignal },
  ): Promise<void> {
    const timeoutMs = Math.max(this.#timeoutMs, MIN_TEST_MS);
    const args = buildTestArgs({
      ...options,
      ...this.#connection,
      timeoutMs,
    });
    await this.#run(args, { signal: options.signal, timeoutMs });
  }

  async #run(
    args: string[],
    options: { input?: string; signal?: AbortSignal; timeoutMs: number },
  ): Promise<void> {
    const { execa } = await import('execa');
    const [command] = args;
    const startedAt = Date.now();
    try {
      await execa(this.#command, args, {
        input: options.input ?? '',
        cancelSignal: options.signal,
        // Helm ends by its own timeout; this one is for a Helm that hangs.
        timeout: options.timeoutMs + GRACE_MS,
        forceKillAfterDelay: GRACE_MS,
        maxBuffer: OUTPUT_LIMIT,
        all: true,
        // A signal to the portal's process group must not end Helm half-way.
        detached: true,
        env: pickEnvironment(),
        extendEnv: false,
      });
      this.#logger.debug(
        `helm ${command} took ${Date.now() - startedAt} ms (${args.at(-1)})`,
      );
    } catch (error) {
      throw toHelmError(command, error);
    }
  }
}

function pickEnvironment(): Record<string, string> {
  return Object.fromEntries(
    [...PASSED_ENVIRONMENT, ...CLUSTER_ENVIRONMENT].flatMap(name => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function toHelmError(command: string, error: unknown): HelmError {
  if (!isError(error)) {
    return new HelmError({
      command,
      exitCode: undefined,
      message: String(error),
    });
  }
  const output = typeof error.all === 'string' ? error.all.trim() : '';
  const said = output.slice(-MESSAGE_LIMIT);
  const why =
    error.code === 'ENOENT'
      ? 'The helm program is not installed where the portal runs'
      : error.shortMessage ?? error.message;
  return new HelmError({
    command,
    exitCode: typeof error.exitCode === 'number' ? error.exitCode : undefined,
    message: said || String(why),
    cause: error,
  });
}
