/** An idempotency key came with another request than when it was used first. */
export class RequestConflictError extends Error {
  name = 'RequestConflictError';
  /** By it Backstage's error middleware knows what to answer. */
  readonly statusCode = 422;
}
