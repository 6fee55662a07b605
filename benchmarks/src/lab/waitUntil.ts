import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer.
 *
 * @param what - what is waited for, for the error
 * @param find - returns undefined or false as long as it isn't so
 */
export async function waitUntil<T>(
  what: string,
  find: () => Promise<T | undefined | false> | T | undefined | false,
  options: { timeoutMs?: number; pauseMs?: number } = {},
): Promise<T> {
  const { timeoutMs = 60_000, pauseMs = 50 } = options;
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) {
      return found;
    }
    if (performance.now() > end) {
      throw new Error(`Waited ${timeoutMs} ms in vain: ${what}`);
    }
    await delay(pauseMs);
  }
}
