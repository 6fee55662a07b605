// Processes of pods, where this machine is the node. Elsewhere only whole pods can be ended.
import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ON_THIS_MACHINE } from './settings.mjs';

async function read(path) {
  try {
    return await readFile(path, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
}

/** The processes of a pod, each with the control group that is its container. */
async function processesOf(uid) {
  const found = [];
  const entries = await readdir('/proc');
  for (const pid of entries.filter(name => /^\d+$/.test(name))) {
    const groups = await read(`/proc/${pid}/cgroup`);
    // Some drivers write the UID with underscores.
    if (groups.includes(uid) || groups.includes(uid.replaceAll('-', '_'))) {
      const command = (await read(`/proc/${pid}/cmdline`)).replaceAll(
        '\0',
        ' ',
      );
      found.push({ pid: Number(pid), command, container: groups });
    }
  }
  return found;
}

/** Waits until a process with such a command runs in a pod. */
export async function untilProcess(pod, pattern, seconds = 120) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const all = await processesOf(pod.metadata.uid);
    const found = all.find(({ command }) => pattern.test(command));
    if (found) {
      return found;
    }
    await sleep(10);
  }
  throw new Error(`${pod.metadata.name} has no process ${pattern}`);
}

/** For how many milliseconds a process with such a command runs in a pod. */
export async function lifeOf(pod, pattern) {
  const { pid } = await untilProcess(pod, pattern);
  const began = Date.now();
  while ((await read(`/proc/${pid}/cmdline`)) !== '') {
    await sleep(10);
  }
  return Date.now() - began;
}

/** Ends everything in the container of such a process as a power cut would. Says whether there was anything. */
export async function killContainer(namespace, pod, pattern) {
  if (!ON_THIS_MACHINE) {
    await namespace.kubectl([
      'delete',
      'pod',
      pod.metadata.name,
      '--grace-period=0',
      '--force',
    ]);
    return true;
  }
  const all = await processesOf(pod.metadata.uid);
  const victim = all.find(({ command }) => pattern.test(command));
  const victims = all.filter(
    ({ container }) => container === victim?.container,
  );
  let hit = false;
  for (const { pid } of victims) {
    try {
      process.kill(pid, 'SIGKILL');
      hit = true;
    } catch (error) {
      if (error.code !== 'ESRCH') {
        throw error;
      }
    }
  }
  return hit;
}
