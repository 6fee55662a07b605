import { share } from './share';

/** A copy with some of an object's properties, leaving out those it doesn't have. */
export function pick<T extends object, K extends keyof T>(
  object: T | undefined,
  keys: readonly K[],
): Pick<T, K> | undefined {
  if (object === undefined) {
    return undefined;
  }
  const picked: Partial<Pick<T, K>> = {};
  for (const key of keys) {
    if (object[key] !== undefined) {
      picked[key] = share(object[key]);
    }
  }
  return picked as Pick<T, K>;
}
