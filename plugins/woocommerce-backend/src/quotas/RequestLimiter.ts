import { MemoryStore, Options } from 'express-rate-limit';
import { RateLimitConfig } from '../config';
import { RefusalMetrics, StoreMetrics } from '../metrics';
import { Actor } from '../permissions';
import { TooManyRequestsError } from './TooManyRequestsError';

const WINDOW_MS = 60_000;

/** A number of requests within a minute, and those that were made of it. */
interface Limit {
  readonly perMinute: number;
  readonly hits: MemoryStore;
}

/**
 * Keeps users from asking too often, and from changing too much, whichever way
 * they ask. Services aren't limited: they ask on behalf of the portal itself, such
 * as the catalog that follows all stores.
 */
export class RequestLimiter {
  readonly #requests: Limit;
  readonly #changes: Limit;
  readonly #metrics: RefusalMetrics;

  static create(
    limits: RateLimitConfig,
    metrics: StoreMetrics = StoreMetrics.none(),
  ): RequestLimiter {
    return new RequestLimiter(limits, metrics.refusals);
  }

  private constructor(limits: RateLimitConfig, metrics: RefusalMetrics) {
    this.#metrics = metrics;
    this.#requests = createLimit(limits.requestsPerMinute);
    this.#changes = createLimit(limits.changesPerMinute);
  }

  /**
   * Counts a request.
   *
   * @throws TooManyRequestsError when it is one too many
   */
  async count(actor: Actor, isChange: boolean): Promise<void> {
    if (actor.type === 'service') {
      return;
    }
    try {
      await take(this.#requests, actor);
      if (isChange) {
        await take(this.#changes, actor);
      }
    } catch (error) {
      this.#metrics.rateLimited();
      throw error;
    }
  }
}

function createLimit(perMinute: number): Limit {
  const hits = new MemoryStore();
  hits.init({ windowMs: WINDOW_MS } as Options);
  return { perMinute, hits };
}

async function take({ perMinute, hits }: Limit, actor: Actor): Promise<void> {
  const { totalHits, resetTime } = await hits.increment(actor.ref);
  if (totalHits > perMinute) {
    const ms = resetTime ? resetTime.getTime() - Date.now() : WINDOW_MS;
    const seconds = Math.max(1, Math.ceil(ms / 1_000));
    throw new TooManyRequestsError(
      `You have asked more often than ${perMinute} times in a minute. Nothing was changed; ask again in ${seconds} seconds.`,
      seconds,
    );
  }
}
