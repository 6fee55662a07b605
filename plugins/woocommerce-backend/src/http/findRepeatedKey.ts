/** The parts of JSON between which nothing else can be. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/**
 * The first key that an object has twice, of which `JSON.parse` would keep the
 * last without a word; others who read the same text may keep the first.
 *
 * @param json - text that `JSON.parse` takes, of whatever depth
 */
export function findRepeatedKey(json: string): string | undefined {
  const parents: (Set<string> | undefined)[] = [];
  let isKey = false;
  for (const [token] of json.matchAll(TOKENS)) {
    const keys = parents.at(-1);
    if (token === '{' || token === '[') {
      parents.push(token === '{' ? new Set() : undefined);
      isKey = token === '{';
    } else if (token === '}' || token === ']') {
      parents.pop();
      isKey = false;
    } else if (token === ',') {
      isKey = keys !== undefined;
    } else if (isKey && keys) {
      const key: string = JSON.parse(token);
      if (keys.has(key)) {
        return key;
      }
      keys.add(key);
      isKey = false;
    }
  }
  return undefined;
}
