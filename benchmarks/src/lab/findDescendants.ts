import { readdir } from 'node:fs/promises';
import { ProcessLine, readProcessLine } from './ProcessLine';

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

async function listProcesses(): Promise<ProcessLine[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map(pid => readProcessLine(Number(pid))),
  );
  return lines.filter(line => line !== undefined);
}
