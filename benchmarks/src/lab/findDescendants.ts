import { readdir, readFile } from 'node:fs/promises';

/** A process as the kernel describes it in one line. */
export interface ProcessLine {
  readonly pid: number;
  /** Of its program, at most 15 characters. */
  readonly name: string;
  readonly parent: number;
}

/** All processes that a process has started, and those that these have. */
export async function findDescendants(pid: number): Promise<ProcessLine[]> {
  return selectDescendants(await listProcesses(), pid);
}

/** Those below a process, nearest first. */
export function selectDescendants(
  processes: readonly ProcessLine[],
  pid: number,
): ProcessLine[] {
  const children = processes.filter(({ parent }) => parent === pid);
  return [
    ...children,
    ...children.flatMap(child => selectDescendants(processes, child.pid)),
  ];
}

/** Parses `/proc/<pid>/stat`, in which the program's name may have spaces and parentheses. */
export function parseStat(stat: string): ProcessLine {
  const end = stat.lastIndexOf(')');
  const [, parent] = stat.slice(end + 2).split(' ');
  return {
    pid: Number.parseInt(stat, 10),
    name: stat.slice(stat.indexOf('(') + 1, end),
    parent: Number(parent),
  };
}

async function listProcesses(): Promise<ProcessLine[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const stats = await Promise.all(
    pids.map(pid => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')),
  );
  return stats.filter(Boolean).map(parseStat);
}
