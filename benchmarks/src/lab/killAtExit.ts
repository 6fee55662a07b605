import { ChildProcess } from 'node:child_process';

/** Has a process end with this one, whatever ends this one but SIGKILL. */
export function killAtExit(child: ChildProcess): void {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}
