import { answerInTime } from '../database';

/**
 * Has all who ask at about the same time get the same answer. One that does not
 * come is not asked for twice.
 *
 * @param options.maxWaitMs - how long each of them waits before it is told that there is no answer
 */
export function shareReading<T>(options: {
  read: () => Promise<T>;
  maxAgeMs: number;
  maxWaitMs: number;
}): () => Promise<T> {
  const { read, maxAgeMs, maxWaitMs } = options;
  let readAt = -Infinity;
  let isPending = false;
  let latest: Promise<T>;

  async function readOnce(): Promise<T> {
    isPending = true;
    try {
      return await read();
    } finally {
      isPending = false;
    }
  }

  return () => {
    const now = performance.now();
    if (!isPending && now - readAt > maxAgeMs) {
      readAt = now;
      latest = readOnce();
    }
    return answerInTime(latest, maxWaitMs);
  };
}
