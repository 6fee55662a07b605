import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const WAIT_MS = 20_000;
const POLL_MS = 20;

/** Returns what is looked for once it is there; throws when it never is. */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const end = performance.now() + WAIT_MS;
  while (performance.now() < end) {
    const found = await look();
    if (found !== undefined) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`Waited in vain: ${what}`);
}

/** The process whose number is in a file, once it has written it. */
export async function waitForPid(path: string): Promise<number> {
  return waitFor(`a process writes ${path}`, async () => {
    const content = await readFile(path, 'utf8').catch(() => '');
    return content.endsWith('\n') ? Number(content) : undefined;
  });
}

/** Whether a process runs; one that is dead and not yet buried does not. */
export async function isRunning(pid: number): Promise<boolean> {
  const state = await readProcess(pid, 'stat');
  return state !== undefined && !state.startsWith('Z');
}

/** What `ps` says of a process; undefined when there is none. */
export async function readProcess(
  pid: number,
  column: 'stat' | 'ppid' | 'pgid',
): Promise<string | undefined> {
  const args = ['-o', `${column}=`, '-p', `${pid}`];
  const found = await promisify(execFile)('ps', args).catch(() => undefined);
  return found?.stdout.trim();
}

/** Returns once a process runs no more; throws when it goes on. */
export async function waitUntilGone(pid: number): Promise<void> {
  await waitFor(`process ${pid} ends`, async () =>
    (await isRunning(pid)) ? undefined : true,
  );
}
