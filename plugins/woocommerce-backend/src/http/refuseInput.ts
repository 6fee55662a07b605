import { promisify } from 'node:util';
import { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { parseInput } from '../input/parseInput';
import { readJsonBody } from './readJsonBody';

const noFields = z.strictObject({}, 'must be an object without fields');

/**
 * Refuses what a request says beyond its path. To pass over it would look as if
 * it had been done, such as an upgrade to another plan.
 */
export function refuseInput(): RequestHandler {
  const read = promisify(readJsonBody());
  return async (request, response) => {
    parseInput(noFields, request.query);
    if (hasBody(request)) {
      await read(request, response);
      parseInput(noFields, request.body);
    }
    return 'next';
  };
}

function hasBody({ headers }: Request): boolean {
  return (
    Number(headers['content-length']) > 0 ||
    headers['transfer-encoding'] !== undefined
  );
}
