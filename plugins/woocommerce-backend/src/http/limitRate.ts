import { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { RateLimitConfig } from '../config';
import { TooManyRequestsError } from '../quotas/TooManyRequestsError';
import { Actor } from '../services/toActor';

const WINDOW_MS = 60_000;

/**
 * Keeps users from asking too often, and from changing too much. Services aren't
 * limited: they ask on behalf of the portal itself, such as the catalog that
 * follows all stores.
 *
 * @param options.identify - says who asks, and throws when nobody does
 */
export function limitRate(options: {
  limits: RateLimitConfig;
  identify(request: Request): Promise<Actor>;
}): RequestHandler[] {
  const { limits, identify } = options;
  const limit = (perMinute: number, isCounted: (request: Request) => boolean) =>
    rateLimit({
      windowMs: WINDOW_MS,
      limit: perMinute,
      skip: async request =>
        !isCounted(request) || (await identify(request)).type === 'service',
      keyGenerator: async request => (await identify(request)).ref,
      handler: (_request, response, next) => {
        const seconds = Number(response.getHeader('Retry-After'));
        next(
          new TooManyRequestsError(
            `You have asked more often than ${perMinute} times in a minute. Nothing was changed; ask again in ${seconds} seconds.`,
            seconds,
          ),
        );
      },
    });
  return [
    limit(limits.requestsPerMinute, () => true),
    limit(limits.changesPerMinute, ({ method }) => method !== 'GET'),
  ];
}
