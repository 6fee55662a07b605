import { setTimeout as delay } from 'node:timers/promises';

/** How long something took, and for how long at most nothing else could be done. */
export interface Measurement {
  seconds: number;
  /** As a clock on the wall has it, which other programs prolong. */
  longestMs: number;
  /** As much of it as was spent by the process itself. */
  longestCpuMs: number;
}

/**
 * Measures the longest time in which nothing else could be done while something
 * is: how much later than wanted a timer of a millisecond was called.
 */
export async function measure(work: () => Promise<void>): Promise<Measurement> {
  // What was done before is not to be counted, nor what is left of it to be cleaned up.
  globalThis.gc?.();
  await delay(500);
  let longestMs = 0;
  let longestCpuMs = 0;
  let last = readClocks();
  const timer = setInterval(() => {
    const now = readClocks();
    longestMs = Math.max(longestMs, now.wall - last.wall - 1);
    longestCpuMs = Math.max(longestCpuMs, now.cpu - last.cpu);
    last = now;
  }, 1);
  const startedAt = last.wall;
  await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  // What came last is noticed by the timer after it.
  await delay(20);
  clearInterval(timer);
  return { seconds, longestMs, longestCpuMs };
}

function readClocks(): { wall: number; cpu: number } {
  const { user, system } = process.threadCpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1_000 };
}

/** The one in the middle, and the lowest and the highest. */
export function summarize(values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return `${median.toFixed(1)} (${sorted[0].toFixed(1)} to ${sorted
    .at(-1)!
    .toFixed(1)})`;
}
