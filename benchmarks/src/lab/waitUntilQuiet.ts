import { setTimeout as delay } from 'node:timers/promises';
import { Portal } from './Portal';
import { readProcessLine } from './ProcessLine';

const WINDOW_MS = 3_000;
/** Of a core. */
const QUIET = 0.1;
const TIMEOUT_MS = 180_000;

/**
 * Returns when a portal's processes do next to nothing, or don't within three
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
  log(
    `  nobody asks for anything: the busiest process of the portal takes ${(
      100 * Math.max(...uses)
    ).toFixed(0)} % of a core`,
  );
}

async function waitForProcess(pid: number): Promise<number> {
  const deadline = performance.now() + TIMEOUT_MS;
  let before = await readCpuSeconds(pid);
  for (;;) {
    await delay(WINDOW_MS);
    const now = await readCpuSeconds(pid);
    const use = (1_000 * (now - before)) / WINDOW_MS;
    if (use < QUIET || performance.now() > deadline) {
      return use;
    }
    before = now;
  }
}

async function readCpuSeconds(pid: number): Promise<number> {
  const line = await readProcessLine(pid);
  if (!line) {
    throw new Error(`Process ${pid} has ended`);
  }
  return line.cpuSeconds;
}
