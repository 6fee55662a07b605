import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { killAtExit } from '../../lab/killAtExit';
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

/** A process of one of Flux's controllers. */
export class FluxController {
  readonly #child: ChildProcess;
  readonly #logFile: string;

  /** Starts it, and returns when it says that it is ready. */
  static async start(options: {
    program: string;
    args: readonly string[];
    /** Where it says whether it is ready. */
    healthPort: number;
    kubeconfig: string;
    logFile: string;
    /** Whether it is to think that it runs in a pod, without which it elects no leader. */
    asPod?: boolean;
  }): Promise<FluxController> {
    const { program, args, healthPort, kubeconfig, logFile, asPod } = options;
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
    const controller = new FluxController(child, logFile);
    try {
      await waitUntil(`${program} is ready`, () =>
        controller.#isReady(healthPort),
      );
      return controller;
    } catch (error) {
      await controller.kill();
      throw error;
    }
  }

  private constructor(child: ChildProcess, logFile: string) {
    this.#child = child;
    this.#logFile = logFile;
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

  async #isReady(port: number): Promise<boolean> {
    if (!this.#isRunning()) {
      const log = await readFile(this.#logFile, 'utf8');
      throw new Error(`A controller of Flux has ended: ${log.slice(-2_000)}`);
    }
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(
      () => undefined,
    );
    return response?.ok ?? false;
  }

  #isRunning(): boolean {
    return this.#child.exitCode === null && !this.#child.signalCode;
  }
}
