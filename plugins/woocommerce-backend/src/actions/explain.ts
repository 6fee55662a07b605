import { ConflictError, isError } from '@backstage/errors';

/** Errors of this plugin that those who call actions know nothing of. */
const OWN_ERRORS = [
  'QuotaExceededError',
  'RequestConflictError',
  'TooManyRequestsError',
];

/**
 * Lets callers of actions read why something can't be done: of errors whose names
 * Backstage doesn't know, they would only learn the status.
 */
export async function explain<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw isError(error) && OWN_ERRORS.includes(error.name)
      ? new ConflictError(error.message)
      : error;
  }
}
