import { readdir, readFile } from 'node:fs/promises';

/** The arguments of a process; empty when it is dead. */
export async function readArguments(pid: number): Promise<string[]> {
  const content = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(
    () => '',
  );
  return content.split('\0').filter(Boolean);
}

/** Whether a process lives, and is the one with this among its arguments. */
export async function isAlive(pid: number, argument: string): Promise<boolean> {
  return (await readArguments(pid)).includes(argument);
}

/** The arguments of all processes of this machine, one line each. */
export async function readAllArguments(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const all = await Promise.all(pids.map(pid => readArguments(Number(pid))));
  return all.map(each => each.join(' ')).filter(Boolean);
}
