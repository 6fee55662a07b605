import { readdir, readFile, readlink } from 'node:fs/promises';

/** What memory a process has of the machine's, in bytes. */
export interface ProcessMemory {
  /** Now. */
  readonly rss: number;
  /** The most that it ever had. */
  readonly peak: number;
}

/** Looks at all processes that run a program. */
export async function readProcesses(program: string): Promise<ProcessMemory[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(pid => readProcess(`/proc/${pid}`, program)),
  );
  return found.filter(each => each !== undefined);
}

async function readProcess(
  folder: string,
  program: string,
): Promise<ProcessMemory | undefined> {
  try {
    if ((await readlink(`${folder}/exe`)) !== program) {
      return undefined;
    }
    const status = await readFile(`${folder}/status`, 'utf8');
    const read = (key: string) =>
      1_024 * Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
    // One that has just ended has neither.
    return status.includes('VmRSS')
      ? { rss: read('VmRSS'), peak: read('VmHWM') }
      : undefined;
  } catch {
    // It may end at any time, or be the kernel's.
    return undefined;
  }
}
