import { promisify } from 'node:util';
import { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { parseInput } from '../input/parseInput';
import { readJsonBody } from './readJsonBody';

/*
 * What a request says beyond what it is asked is refused. To pass over it would
 * look as if it had been done, such as an upgrade to another plan.
 */

const noFields = z.strictObject({}, 'must be an object without fields');

/** Refuses query parameters. */
export function refuseQuery(): RequestHandler {
  return (request, _response, next) => {
    parseInput(noFields, request.query);
    next();
  };
}

/** Refuses a body. */
export function refuseBody(): RequestHandler {
  const read = promisify(readJsonBody());
  return async (request, response) => {
    if (hasBody(request)) {
      await read(request, response);
      parseInput(noFields, request.body);
    }
    // To this kind of router, it says that others are to answer.
    return 'next';
  };
}

function hasBody({ headers }: Request): boolean {
  return (
    Number(headers['content-length']) > 0 ||
    headers['transfer-encoding'] !== undefined
  );
}
