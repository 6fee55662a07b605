import { setTimeout as delay } from 'node:timers/promises';

/** Repeats an expectation until it holds. */
export async function eventually(expectation: () => void): Promise<void> {
  const deadline = Date.now() + 2_000;
  for (;;) {
    try {
      expectation();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await delay(5);
    }
  }
}
