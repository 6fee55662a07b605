import { isError } from '@backstage/errors';
import { ErrorRequestHandler } from 'express';
import { TooManyRequestsError } from '../quotas/TooManyRequestsError';
import { UnavailableUntilMendedError } from '../services/UnavailableUntilMendedError';

/** About as long as a database takes to start anew, or to be replaced by its standby. */
const RETRY_AFTER_SECONDS = 5;

/** Says when to ask again, wherever an answer is that something isn't available now, and may be by itself. */
export function hintRetry(): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (
      isError(error) &&
      error.name === 'ServiceUnavailableError' &&
      !(error instanceof UnavailableUntilMendedError)
    ) {
      response.set('Retry-After', `${RETRY_AFTER_SECONDS}`);
    }
    if (error instanceof TooManyRequestsError) {
      response.set('Retry-After', `${error.retryAfterSeconds}`);
    }
    next(error);
  };
}
