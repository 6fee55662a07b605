import { InputError, isError } from '@backstage/errors';
import express, { RequestHandler } from 'express';
import { toPlainText } from '../text/toPlainText';
import { findRepeatedKey } from './findRepeatedKey';

/** Enough for every request of this API, and too little to do harm. */
const MAX_BODY_KILOBYTES = 16;

/** Reads a request's body, with answers that say what is wrong with it. */
export function readJsonBody(): RequestHandler {
  const parse = express.json({
    limit: `${MAX_BODY_KILOBYTES}kb`,
    verify: (_request, _response, body, encoding) =>
      refuseAmbiguous(body, encoding),
  });
  return (request, response, next) => {
    if (!request.is('json')) {
      throw new InputError('body must be JSON, sent as application/json');
    }
    parse(request, response, error => next(error && toInputError(error)));
  };
}

/** Refuses what the parser would make the best of without saying so. */
function refuseAmbiguous(body: Buffer, encoding: string): void {
  if (encoding !== 'utf-8') {
    throw new Error(`JSON is never in ${encoding}`);
  }
  const json = new TextDecoder(encoding, { fatal: true }).decode(body);
  if (!json) {
    return;
  }
  // What is no JSON could keep the search for keys busy.
  JSON.parse(json);
  const key = findRepeatedKey(json);
  if (key !== undefined) {
    throw new InputError(
      `"${toPlainText(key.slice(0, 100))}" is there twice in the body`,
    );
  }
}

function toInputError(error: unknown): InputError {
  if (isError(error) && error.name === 'InputError') {
    // Without the status that the parser has given it.
    return new InputError(error.message);
  }
  const isTooLarge = isError(error) && error.type === 'entity.too.large';
  return new InputError(
    isTooLarge
      ? `body must have at most ${MAX_BODY_KILOBYTES} kB`
      : 'body must be valid JSON in UTF-8',
  );
}
