import { LoggerService } from '@backstage/backend-plugin-api';
import { getStatusMessage, isRefusal } from '../errors';

/** One kind that is watched, or should be. */
export interface WatchState {
  readonly path: string;
  readonly connected: boolean;
  /** Why it isn't connected. */
  readonly problem: unknown;
}

type Loss = 'unreachable' | 'refused';

/**
 * Tells the log once when the cluster is lost, however many kinds are watched
 * and however often that is tried in vain, and once when it is there again. A
 * kind that the portal's account may not watch is named.
 */
export class OutageLog {
  readonly #logger: LoggerService;
  readonly #lost = new Map<string, Loss>();
  #since = 0;

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  update({ path, connected, problem }: WatchState): void {
    if (connected) {
      this.#restore(path);
      return;
    }
    const loss = isRefusal(problem) ? 'refused' : 'unreachable';
    const known = [...this.#lost.values()];
    if (known.length === 0) {
      this.#since = performance.now();
    }
    if (this.#lost.get(path) === loss) {
      return;
    }
    this.#lost.set(path, loss);
    if (loss === 'refused' || !known.includes(loss)) {
      this.#logger.warn(
        `Can't watch ${path}, trying again until it works: ${getStatusMessage(
          problem,
        )}`,
      );
    }
  }

  #restore(path: string): void {
    if (this.#lost.delete(path) && this.#lost.size === 0) {
      const seconds = Math.round((performance.now() - this.#since) / 1_000);
      this.#logger.info(`All stores are watched again after ${seconds} s`);
    }
  }
}
