import { readRetryAfterMs } from './readRetryAfterMs';

/** The least and the most that is waited before an answer is asked for again. */
const PAUSE_MS = { min: 500, max: 1_500 };

/** Answers that say nothing about the request itself. */
const PASSING_CODES = new Set([429, 500, 502, 503, 504]);

/**
 * How long to wait before a request is made once more; undefined when its
 * answer stands.
 *
 * A change may have been made although the answer is that it wasn't. It is asked
 * for again all the same: all changes of the portal can be made twice, since
 * what is there already is read or left as it is, and what is deleted or
 * replaced is named by its UID or version.
 */
export function toRetryMs(answer: {
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
}): number | undefined {
  const { code, headers } = answer;
  if (!PASSING_CODES.has(code)) {
    return undefined;
  }
  const { min, max } = PAUSE_MS;
  return readRetryAfterMs(headers) ?? min + Math.random() * (max - min);
}
