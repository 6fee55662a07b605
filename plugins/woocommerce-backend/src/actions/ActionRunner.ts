import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ConflictError, isError } from '@backstage/errors';
import { toActor } from '../permissions';
import { RequestLimiter } from '../quotas/RequestLimiter';
import { StoreTracing } from '../tracing/StoreTracing';

/** Errors of this plugin that those who call actions know nothing of. */
const OWN_ERRORS = [
  'ClusterNotReadyError',
  'QuotaExceededError',
  'RequestConflictError',
  'TooManyRequestsError',
];

/** Runs what an action is about: limited as other requests are, and with errors that callers can read. */
export class ActionRunner {
  readonly #auth: AuthService;
  readonly #limiter: RequestLimiter;
  readonly #tracing: StoreTracing;

  static create(options: {
    auth: AuthService;
    limiter: RequestLimiter;
    tracing?: StoreTracing;
  }): ActionRunner {
    return new ActionRunner(options);
  }

  private constructor(options: {
    auth: AuthService;
    limiter: RequestLimiter;
    tracing?: StoreTracing;
  }) {
    this.#auth = options.auth;
    this.#limiter = options.limiter;
    this.#tracing = options.tracing ?? StoreTracing.none();
  }

  /** Runs what changes nothing. */
  read<T>(
    credentials: BackstageCredentials,
    call: () => Promise<T>,
  ): Promise<T> {
    return this.#run(credentials, false, call);
  }

  /** Runs what changes something. */
  change<T>(
    credentials: BackstageCredentials,
    call: () => Promise<T>,
  ): Promise<T> {
    return this.#run(credentials, true, call);
  }

  async #run<T>(
    credentials: BackstageCredentials,
    isChange: boolean,
    call: () => Promise<T>,
  ): Promise<T> {
    try {
      await this.#limiter.count(toActor(this.#auth, credentials), isChange);
      return await this.#tracing.action(call);
    } catch (error) {
      // Of errors whose names Backstage doesn't know, callers only learn the status.
      throw isError(error) && OWN_ERRORS.includes(error.name)
        ? new ConflictError(error.message)
        : error;
    }
  }
}
