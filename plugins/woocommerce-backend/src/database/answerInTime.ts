import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for an answer of the database for so long, and no longer: a connection
 * that is dead must not keep the others from being used.
 *
 * @throws when there is none in time, and what was asked for may come to pass still
 */
export async function answerInTime<T>(
  answer: Promise<T>,
  limitMs: number,
): Promise<T> {
  const answered = new AbortController();
  const { signal } = answered;
  const tooLate = sleep(limitMs, undefined, { signal, ref: false });
  try {
    return await Promise.race([
      answer,
      tooLate.then(() => {
        throw new Error(`there was no answer within ${limitMs / 1_000} s`);
      }),
    ]);
  } finally {
    answered.abort();
  }
}
