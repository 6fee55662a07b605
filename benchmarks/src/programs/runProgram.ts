import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/**
 * Runs a program to its end, and returns what it has printed.
 *
 * @throws with what it has complained of when it fails
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Promise<string> {
  const { cwd, env, input } = options;
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    // Who has nothing to read may have ended before a pipe is closed.
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(input);
  const [output, complaints, [code, signal]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  if (code !== 0) {
    throw new Error(
      `${command} ${args.join(' ')} ended with ${
        code ?? signal
      }: ${complaints}`,
    );
  }
  return output;
}
