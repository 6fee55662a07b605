import { InputError, isError } from '@backstage/errors';
import express, { RequestHandler } from 'express';

/** Enough for every request of this API, and too little to do harm. */
const MAX_BODY_KILOBYTES = 16;

/** Reads a request's body, with answers that say what is wrong with it. */
export function readJsonBody(): RequestHandler {
  const parse = express.json({ limit: `${MAX_BODY_KILOBYTES}kb` });
  return (request, response, next) => {
    if (!request.is('json')) {
      throw new InputError('body must be JSON, sent as application/json');
    }
    parse(request, response, error => next(error && toInputError(error)));
  };
}

function toInputError(error: unknown): InputError {
  const isTooLarge = isError(error) && error.type === 'entity.too.large';
  return new InputError(
    isTooLarge
      ? `body must have at most ${MAX_BODY_KILOBYTES} kB`
      : 'body must be valid JSON in UTF-8',
  );
}
