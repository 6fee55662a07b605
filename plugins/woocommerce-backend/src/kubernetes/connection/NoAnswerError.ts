/** An API server has said nothing for as long as it was waited for. */
export class NoAnswerError extends Error {
  name = 'NoAnswerError';

  constructor(waitedMs: number) {
    super(`no answer within ${waitedMs / 1_000} seconds`);
  }
}
