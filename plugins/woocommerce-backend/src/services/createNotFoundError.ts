import { NotFoundError } from '@backstage/errors';

/** Says the same of a store that isn't there and of one that the caller may not see. */
export function createNotFoundError(name: string): NotFoundError {
  return new NotFoundError(`There is no store "${name}"`);
}
