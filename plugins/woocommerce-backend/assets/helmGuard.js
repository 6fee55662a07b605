// @ts-check

/**
 * Stands between the portal and one call of Helm, so that no Helm outlives the
 * lease that it runs under. It is a program of its own, because the portal can
 * be killed or stopped at any moment, and could end nothing then.
 *
 * It starts Helm in a process group of its own when the portal tells it to, and
 * ends the whole group when it is asked to, when the portal is gone, when the
 * lease is not renewed in time, and when Helm takes too long.
 */
const { spawn } = require('node:child_process');

/**
 * @typedef {import('../src/helm/guardMessages').GuardOrder} GuardOrder
 * @typedef {import('../src/helm/guardMessages').GuardStart} GuardStart
 * @typedef {import('../src/helm/guardMessages').GuardReport} GuardReport
 * @typedef {import('../src/helm/guardMessages').GuardCause} GuardCause
 */

/** What is kept of each of Helm's outputs: its end, where the reason stands. */
const OUTPUT_LIMIT = 64 * 1024;

/** How long the kernel may take to clear away what was killed. */
const CLEARING_MS = 300;

const POLL_MS = 10;

/** How often what does not die is killed again. */
const KILL_AGAIN_MS = 1_000;

/** The longest time that a timer takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** @type {GuardStart | undefined} */
let call;
/** @type {number | undefined} */
let group;
/** Why Helm has to end. @type {GuardCause | undefined} */
let cause;
let timeoutAt = Infinity;
let leaseEndsAt = Infinity;
/** When Helm is killed for not having ended by itself. */
let graceEndsAt = Infinity;
let isOver = false;
/** @type {NodeJS.Timeout | undefined} */
let timer;

process.on('message', message => {
  const order = /** @type {GuardOrder} */ (message);
  switch (order.type) {
    case 'start':
      start(order);
      break;
    case 'lease':
      leaseEndsAt = order.leaseEndsAt;
      watch();
      break;
    default:
      end('canceled');
  }
});
process.on('disconnect', () => end('disconnected'));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, () => end('canceled'));
}

/** @param {GuardStart} order */
function start(order) {
  call = order;
  leaseEndsAt = order.leaseEndsAt ?? Infinity;
  timeoutAt = getNow() + order.timeoutMs;
  if (getNow() >= getLeaseAlarm()) {
    // The portal was stopped while it started this.
    report({ type: 'ended', cause: 'lease', stdout: '', stderr: '' });
    return;
  }
  let child;
  try {
    child = spawn(order.command, order.args, {
      detached: true,
      stdio: ['inherit', 'pipe', 'pipe'],
      windowsHide: true,
    });
  } catch (error) {
    reportFailure(/** @type {NodeJS.ErrnoException} */ (error));
    return;
  }
  child.once('error', reportFailure);
  if (child.pid === undefined) {
    return;
  }
  group = child.pid;
  // For the portal to end the group if this program is killed.
  send({ type: 'started', pid: group });
  const readStdout = keepEnd(child.stdout);
  const readStderr = keepEnd(child.stderr);
  // Helm can have ended before its last words are read.
  const closed = new Promise(resolve => child.once('close', resolve));
  child.once('exit', async (exitCode, signal) => {
    const why = cause;
    isOver = true;
    clearTimeout(timer);
    await clearGroup();
    await Promise.race([closed, sleep(CLEARING_MS)]);
    report({
      type: 'ended',
      cause: why,
      exitCode: exitCode ?? undefined,
      signal: signal ?? undefined,
      stdout: readStdout(),
      stderr: readStderr(),
    });
  });
  watch();
}

/** @param {GuardCause} why */
function end(why) {
  if (!call) {
    process.exit();
  }
  if (cause || isOver) {
    return;
  }
  cause = why;
  graceEndsAt =
    getNow() + (why === 'disconnected' ? call.disconnectGraceMs : call.graceMs);
  signalGroup('SIGTERM');
  watch();
}

/** Does what the time demands, and looks again when it will demand something. */
function watch() {
  clearTimeout(timer);
  if (!call || isOver) {
    return;
  }
  const now = getNow();
  if (!cause && now >= getLeaseAlarm()) {
    end('lease');
    return;
  }
  if (!cause && now >= timeoutAt) {
    end('timeout');
    return;
  }
  const killAt = Math.min(graceEndsAt, leaseEndsAt - call.killBeforeMs);
  if (cause && now >= killAt) {
    signalGroup('SIGKILL');
    timer = setTimeout(watch, KILL_AGAIN_MS);
    return;
  }
  const next = cause ? killAt : Math.min(getLeaseAlarm(), timeoutAt);
  timer = setTimeout(watch, Math.min(next - now + 1, LONGEST_TIMER_MS));
}

/** When Helm has to begin to end, for want of a renewal. */
function getLeaseAlarm() {
  return leaseEndsAt - (call?.terminateBeforeMs ?? 0);
}

/** Makes sure that nothing is left of the group, whose leader has ended. */
async function clearGroup() {
  const clearedBy = getNow() + CLEARING_MS;
  // What nobody waits for stays in the group for ever, though it is dead.
  while (signalGroup('SIGKILL') && getNow() < clearedBy) {
    await sleep(POLL_MS);
  }
}

/**
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether there still is a process in the group
 */
function signalGroup(signal) {
  try {
    return group !== undefined && process.kill(-group, signal);
  } catch {
    return false;
  }
}

/**
 * Reads a stream, and keeps no more than its end.
 *
 * @param {import('node:stream').Readable} stream
 * @returns {() => string}
 */
function keepEnd(stream) {
  let kept = Buffer.alloc(0);
  stream.on('data', (/** @type {Buffer} */ chunk) => {
    kept = Buffer.concat([kept, chunk]).subarray(-OUTPUT_LIMIT);
  });
  return () => kept.toString();
}

/** @param {NodeJS.ErrnoException} error */
function reportFailure(error) {
  report({ type: 'failed', code: error.code, message: error.message });
}

/**
 * Tells the portal how it ended, if there still is one, and ends.
 *
 * @param {GuardReport} last
 */
function report(last) {
  if (!process.connected) {
    process.exit();
  }
  send(last, () => process.exit());
}

/**
 * @param {GuardReport} message
 * @param {() => void} [sent]
 */
function send(message, sent = () => {}) {
  // A portal that is gone is noticed by its disconnection.
  process.send?.(message, undefined, {}, sent);
}

/** By a clock that nobody sets, and that the portal reads, too. */
function getNow() {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

/** @param {number} ms */
function sleep(ms) {
  return new Promise(resolve => setTimeout(resolve, ms));
}
