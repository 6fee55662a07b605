import { Request, RequestHandler } from 'express';
import { AugmentedRequest, rateLimit } from 'express-rate-limit';
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
      // How much is left would tell one answer from another.
      legacyHeaders: false,
      skip: async request =>
        !isCounted(request) || (await identify(request)).type === 'service',
      keyGenerator: async request => (await identify(request)).ref,
      handler: (request, _response, next) => {
        const { resetTime } = (request as AugmentedRequest).rateLimit;
        const seconds = toSeconds(resetTime!.getTime() - Date.now());
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

function toSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1_000));
}
