import { readRetryAfterMs } from './readRetryAfterMs';

/** The least and the most that is waited before an answer is asked for again. */
const PAUSE_MS = { min: 500, max: 1_500 };

/** Answers that say nothing about the request itself. */
const PASSING_CODES = new Set([500, 502, 503, 504]);

/** An answer to a request, as far as it decides whether that is made again. */
export interface RefusedRequest {
  readonly method: string;
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * How long to wait before a request is made once more; undefined when its
 * answer stands. After 429 nothing has been done yet. After the others it may
 * have been, so that only what changes nothing is asked again.
 */
export function toRetryMs(request: RefusedRequest): number | undefined {
  const { method, code, headers } = request;
  if (code !== 429 && !(method === 'GET' && PASSING_CODES.has(code))) {
    return undefined;
  }
  const { min, max } = PAUSE_MS;
  return readRetryAfterMs(headers) ?? min + Math.random() * (max - min);
}
