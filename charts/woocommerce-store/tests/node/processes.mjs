// Processes of pods, where this machine is the node. They are short-lived: the files are read without letting go of the
// thread, which makes a look at all processes a matter of milliseconds.
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MILLISECONDS = 20;

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
}

/** The control groups of a process, which are those of its container. */
const containerOf = pid => read(`/proc/${pid}/cgroup`);
const commandOf = pid => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
const pids = () =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number);

/**
 * Waits for a process whose command has such a form, and gives nothing when the signal comes first. Of the pods with one,
 * `mark` tells which is meant: the pod's UID, or a variable of the container.
 */
export async function untilProcess(mark, pattern, signal) {
  while (!signal?.aborted) {
    for (const pid of pids()) {
      if (pattern.test(commandOf(pid))) {
        const container = containerOf(pid);
        if (
          container.includes(mark) ||
          read(`/proc/${pid}/environ`).includes(mark)
        ) {
          return { pid, container };
        }
      }
    }
    await sleep(LOOK_EVERY_MILLISECONDS);
  }
  return undefined;
}

/** For how many milliseconds such a process runs. */
export async function lifeOf(mark, pattern) {
  const { pid } = await untilProcess(mark, pattern);
  const began = Date.now();
  while (commandOf(pid) !== '') {
    await sleep(LOOK_EVERY_MILLISECONDS);
  }
  return Date.now() - began;
}

/** Ends everything in the container of a process as a power cut would. Says whether the process was still there. */
export function killContainer({ pid, container }) {
  const wasThere = containerOf(pid) === container;
  for (const other of pids()) {
    if (containerOf(other) === container) {
      try {
        process.kill(other, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') {
          throw error;
        }
      }
    }
  }
  return wasThere;
}
