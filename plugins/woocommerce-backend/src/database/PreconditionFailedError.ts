/** Something is not as its caller has made it a condition. */
export class PreconditionFailedError extends Error {
  name = 'PreconditionFailedError';
  /** By it Backstage's error middleware knows what to answer. */
  readonly statusCode = 412;
}
