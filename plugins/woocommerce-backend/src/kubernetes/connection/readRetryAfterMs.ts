/**
 * How long an answer asks its caller to wait; undefined when it doesn't say so.
 * Kubernetes gives seconds; a proxy before it may give a date.
 */
export function readRetryAfterMs(
  headers: Readonly<Record<string, unknown>>,
): number | undefined {
  const value = headers['retry-after'];
  if (typeof value !== 'string' || value.trim() === '') {
    return undefined;
  }
  const ms = /^\d+$/.test(value.trim())
    ? Number(value) * 1_000
    : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
