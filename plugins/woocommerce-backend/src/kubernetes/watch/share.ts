/** What is longer is hardly ever the same twice. */
const MAX_LENGTH = 100;

/** Enough for what objects have in common that come in one after the other. */
const MAX_STRINGS = 2_000;

const strings = new Map<string, string>();

/**
 * Gives equal strings one place in memory. Every object comes with its own copy
 * of the labels, images and moments that it has in common with others, which
 * would be a quarter of all that is kept.
 */
export function share<T>(value: T): T {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) {
    return value;
  }
  const known = strings.get(value);
  if (known !== undefined) {
    return known as T;
  }
  if (strings.size >= MAX_STRINGS) {
    strings.clear();
  }
  strings.set(value, value);
  return value;
}
