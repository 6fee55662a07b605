import { readFile } from 'node:fs/promises';

/** `USER_HZ`, which Linux has on all machines that this runs on. */
const TICKS_PER_SECOND = 100;

/** A process as the kernel describes it in one line. */
export interface ProcessLine {
  readonly pid: number;
  /** Of its program, at most 15 characters. */
  readonly name: string;
  readonly parent: number;
  /** How many seconds of a core it has had, without those that it started. */
  readonly cpuSeconds: number;
}

/** Undefined when there is no such process any more. */
export async function readProcessLine(
  pid: number,
): Promise<ProcessLine | undefined> {
  try {
    return parseStat(await readFile(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Parses `/proc/<pid>/stat`, in which the program's name may have spaces and parentheses. */
export function parseStat(stat: string): ProcessLine {
  const end = stat.lastIndexOf(')');
  // From the third field on, as proc(5) counts them.
  const fields = stat.slice(end + 2).split(' ');
  const read = (field: number) => Number(fields[field - 3]);
  return {
    pid: Number.parseInt(stat, 10),
    name: stat.slice(stat.indexOf('(') + 1, end),
    parent: read(4),
    cpuSeconds: (read(14) + read(15)) / TICKS_PER_SECOND,
  };
}
