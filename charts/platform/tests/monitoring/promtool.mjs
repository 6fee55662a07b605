import { spawnSync } from 'node:child_process';

/** Runs promtool; fails with all that it says when it does. */
export function promtool(...args) {
  const { status, error, stdout, stderr } = spawnSync('promtool', args, {
    encoding: 'utf8',
  });
  if (error) {
    throw new Error(`promtool can't be run: ${error.message}`);
  }
  if (status !== 0) {
    throw new Error(`promtool ${args.join(' ')}\n${stdout}\n${stderr}`);
  }
}
