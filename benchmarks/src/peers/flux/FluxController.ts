import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { killAtExit } from '../../lab/killAtExit';
import { MetricSample } from '../../lab/parseMetrics';
import { readMetrics } from '../../lab/readMetrics';
import { waitUntil } from '../../lab/waitUntil';
import { FLUX_NAMESPACE } from './fluxObjects';

/** How long it may take to end by itself. */
const GRACE_MS = 30_000;

/** Shows a program the file by which it learns its pod's namespace. Others don't see it. */
const POD = [
  'unshare',
  '--user',
  '--map-root-user',
  '--mount',
  'sh',
  '-ec',
  `mount -t tmpfs none /run
   mkdir -p /run/secrets/kubernetes.io/serviceaccount
   printf ${FLUX_NAMESPACE} >/run/secrets/kubernetes.io/serviceaccount/namespace
   exec "$@"`,
  'sh',
];

/** How one of Flux's controllers is run. */
export interface FluxControllerOptions {
  readonly program: string;
  readonly args: readonly string[];
  /** Where it tells of itself, and says whether it is ready. */
  readonly ports: { readonly metrics: number; readonly health: number };
  readonly kubeconfig: string;
  readonly logFile: string;
  /** Whether it is to think that it runs in a pod, without which it elects no leader. */
  readonly asPod?: boolean;
}

/** A process of one of Flux's controllers. */
export class FluxController {
  readonly #child: ChildProcess;
  readonly #options: FluxControllerOptions;

  /** Starts it, and returns when it says that it is ready. */
  static async start(options: FluxControllerOptions): Promise<FluxController> {
    const { program, args, kubeconfig, logFile, asPod } = options;
    const log = await open(logFile, 'a');
    const [command, ...rest] = [...(asPod ? POD : []), program, ...args];
    const child = spawn(command, rest, {
      env: {
        ...process.env,
        KUBECONFIG: kubeconfig,
        RUNTIME_NAMESPACE: FLUX_NAMESPACE,
      },
      stdio: ['ignore', log.fd, log.fd],
    });
    killAtExit(child);
    await log.close();
    const controller = new FluxController(child, options);
    try {
      await waitUntil(`${program} is ready`, () => controller.#isReady());
      return controller;
    } catch (error) {
      await controller.kill();
      throw error;
    }
  }

  private constructor(child: ChildProcess, options: FluxControllerOptions) {
    this.#child = child;
    this.#options = options;
  }

  /** Reads what it tells of itself. */
  async readMetrics(): Promise<MetricSample[]> {
    return readMetrics(this.#options.ports.metrics);
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#isRunning()) {
      const exited = once(this.#child, 'exit');
      this.#child.kill(signal);
      const grace = setTimeout(() => this.#child.kill('SIGKILL'), GRACE_MS);
      await exited;
      clearTimeout(grace);
    }
  }

  async #isReady(): Promise<boolean> {
    const { logFile, ports } = this.#options;
    if (!this.#isRunning()) {
      const log = await readFile(logFile, 'utf8');
      throw new Error(`A controller of Flux has ended: ${log.slice(-2_000)}`);
    }
    const response = await fetch(
      `http://127.0.0.1:${ports.health}/readyz`,
    ).catch(() => undefined);
    return response?.ok ?? false;
  }

  #isRunning(): boolean {
    return this.#child.exitCode === null && !this.#child.signalCode;
  }
}
