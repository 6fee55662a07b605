import { setTimeout as delay } from 'node:timers/promises';
import { readProcesses } from './readProcesses';

const PAUSE_MS = 20;

/**
 * Looks at all processes of a program that run meanwhile.
 *
 * @returns the most memory that one of them had, in bytes, beside what came out
 */
export async function withPeakMemory<T>(
  program: string,
  work: () => Promise<T>,
): Promise<{ result: T; peak: number }> {
  let peak = 0;
  let isDone = false;
  const look = async () => {
    while (!isDone) {
      const processes = await readProcesses(program);
      peak = Math.max(peak, ...processes.map(each => each.peak));
      await delay(PAUSE_MS);
    }
  };
  const looking = look();
  try {
    const result = await work();
    return { result, peak };
  } finally {
    isDone = true;
    await looking;
  }
}
