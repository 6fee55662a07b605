import {
  RootHealthService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { HelmProgram } from '../helm/HelmProgram';

type Health = Awaited<ReturnType<RootHealthService['getReadiness']>>;

/** Tells whether the backend is ready, for which it takes a usable Helm, too. */
export class HelmRootHealthService implements RootHealthService {
  readonly #program: HelmProgram;
  /** Why the backend is not ready as a whole. */
  #reason: string | undefined = 'Backend has not started yet';

  static create(options: {
    lifecycle: RootLifecycleService;
    program: HelmProgram;
  }): HelmRootHealthService {
    return new HelmRootHealthService(options);
  }

  private constructor(options: {
    lifecycle: RootLifecycleService;
    program: HelmProgram;
  }) {
    this.#program = options.program;
    options.lifecycle.addStartupHook(() => {
      this.#reason = undefined;
    });
    options.lifecycle.addBeforeShutdownHook(() => {
      this.#reason = 'Backend is shutting down';
    });
  }

  async getLiveness(): Promise<Health> {
    return { status: 200, payload: { status: 'ok' } };
  }

  async getReadiness(): Promise<Health> {
    const message = this.#reason ?? (await this.#findHelmProblem());
    return message
      ? { status: 503, payload: { message, status: 'error' } }
      : { status: 200, payload: { status: 'ok' } };
  }

  async #findHelmProblem(): Promise<string | undefined> {
    const status = await this.#program.check();
    return status.usable ? undefined : status.message;
  }
}
