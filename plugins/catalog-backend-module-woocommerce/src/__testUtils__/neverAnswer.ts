import { setTimeout as delay } from 'node:timers/promises';

/** Answers as a backend that hangs: not until whoever asked gives up. */
export async function neverAnswer(
  _request: unknown,
  options: { signal?: AbortSignal },
): Promise<never> {
  await delay(60_000, undefined, { signal: options.signal, ref: false });
  throw new Error('Nobody gave up');
}
