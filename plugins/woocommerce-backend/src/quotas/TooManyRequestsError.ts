/** Somebody asks for too much in too short a time. */
export class TooManyRequestsError extends Error {
  name = 'TooManyRequestsError';
  /** By it Backstage's error middleware knows what to answer. */
  readonly statusCode = 429;
  /** After how long to ask again. */
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
