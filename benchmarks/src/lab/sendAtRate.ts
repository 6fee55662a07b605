import { setTimeout as delay } from 'node:timers/promises';

/**
 * Sends requests at a fixed rate, whether or not earlier ones are answered. Each
 * is timed from when it was due: a server that stands still is charged for all
 * that were to come meanwhile, as those who wait would.
 *
 * @returns how many milliseconds each took, in the order in which they were due
 */
export async function sendAtRate(options: {
  perSecond: number;
  seconds: number;
  send: (index: number) => Promise<void>;
}): Promise<number[]> {
  const { perSecond, seconds, send } = options;
  const startedAt = performance.now();
  const answers: Promise<number>[] = [];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const dueAt = startedAt + (index * 1_000) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) {
      await delay(early);
    }
    const answer = send(index).then(() => performance.now() - dueAt);
    // Heard of at the end, as nobody waits for it before.
    answer.catch(() => {});
    answers.push(answer);
  }
  return Promise.all(answers);
}
