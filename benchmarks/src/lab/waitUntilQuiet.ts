import { setTimeout as delay } from 'node:timers/promises';
import { Portal } from './Portal';
import { readProcessLine } from './ProcessLine';

const WINDOW_MS = 3_000;
/** Of a core. */
const QUIET = 0.1;
const TIMEOUT_MS = 180_000;

/**
 * Returns once a portal's processes do next to nothing, at the latest after three
 * minutes: its catalog has much to do once it has got many entities, and goes
 * around to them ever after.
 */
export async function waitUntilQuiet(
  { replicas }: Pick<Portal, 'replicas'>,
  log: (text: string) => void,
): Promise<void> {
  const uses = await Promise.all(
    replicas.map(({ pid }) => waitForProcess(pid)),
  );
  const use = Math.max(...uses);
  log(
    `  nobody asks for anything: the busiest process of the portal ${
      use < QUIET ? 'takes' : 'still takes'
    } ${(100 * use).toFixed(0)} % of a core`,
  );
}

async function waitForProcess(pid: number): Promise<number> {
  const deadline = performance.now() + TIMEOUT_MS;
  for (;;) {
    const use = await measureUse(pid);
    if (use < QUIET || performance.now() > deadline) {
      return use;
    }
  }
}

/** What part of a core a process has of the next few seconds. */
async function measureUse(pid: number): Promise<number> {
  const begunAt = performance.now();
  const before = await readCpuSeconds(pid);
  await delay(WINDOW_MS);
  const seconds = (performance.now() - begunAt) / 1_000;
  return ((await readCpuSeconds(pid)) - before) / seconds;
}

async function readCpuSeconds(pid: number): Promise<number> {
  const line = await readProcessLine(pid);
  if (!line) {
    throw new Error(`Process ${pid} has ended`);
  }
  return line.cpuSeconds;
}
