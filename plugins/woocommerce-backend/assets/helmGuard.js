// @ts-check

/**
 * Stands between the portal and its calls of Helm, so that no Helm outlives the
 * lease that it runs under. It is a program of its own, because the portal can
 * be killed or stopped at any moment, and could end nothing then.
 *
 * It starts each Helm in a process group of its own when the portal tells it to,
 * and ends the whole group when it is asked to, when the portal is gone, when the
 * lease is not renewed in time, and when Helm takes too long.
 */
const { spawn } = require('node:child_process');

/**
 * @typedef {import('../src/helm/guardMessages').GuardOrder} GuardOrder
 * @typedef {import('../src/helm/guardMessages').GuardStart} GuardStart
 * @typedef {import('../src/helm/guardMessages').GuardReport} GuardReport
 * @typedef {import('../src/helm/guardMessages').GuardCause} GuardCause
 * @typedef {import('../src/helm/guardMessages').GuardedOutcome} GuardedOutcome
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

/** The calls that have not ended, by their ids. @type {Map<number, Call>} */
const calls = new Map();

/** Whether it ends with the last of its calls. */
let isLeaving = false;

/** One call of Helm. */
class Call {
  /** @type {number | undefined} */
  #group;

  /** Why Helm has to end. @type {GuardCause | undefined} */
  #cause;

  /** When Helm is killed for not having ended by itself. */
  #graceEndsAt = Infinity;

  #isOver = false;

  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * @param {number} id
   * @param {GuardStart} order
   */
  constructor(id, order) {
    this.id = id;
    this.order = order;
    this.leaseEndsAt = order.leaseEndsAt ?? Infinity;
    this.timeoutAt = getNow() + order.timeoutMs;
    calls.set(id, this);
  }

  start() {
    const { command, args, env, input } = this.order;
    if (getNow() >= this.#getLeaseAlarm()) {
      // The portal was stopped while it told of this.
      this.#report({ type: 'ended', cause: 'lease', stdout: '', stderr: '' });
      return;
    }
    let child;
    try {
      child = spawn(command, args, {
        detached: true,
        env,
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
      });
    } catch (error) {
      this.#fail(/** @type {NodeJS.ErrnoException} */ (error));
      return;
    }
    child.once('error', error => this.#fail(error));
    if (child.pid === undefined) {
      return;
    }
    this.#group = child.pid;
    // For the portal to end the group if this program is killed.
    send({ id: this.id, type: 'started', pid: child.pid });
    // Helm need not read it to its end.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const readStdout = keepEnd(child.stdout);
    const readStderr = keepEnd(child.stderr);
    // Helm can have ended before its last words are read.
    const closed = new Promise(resolve => child.once('close', resolve));
    child.once('exit', async (exitCode, signal) => {
      const cause = this.#cause;
      this.#isOver = true;
      clearTimeout(this.#timer);
      await this.#clearGroup();
      await Promise.race([closed, sleep(CLEARING_MS)]);
      this.#report({
        type: 'ended',
        cause,
        exitCode: exitCode ?? undefined,
        signal: signal ?? undefined,
        stdout: readStdout(),
        stderr: readStderr(),
      });
    });
    this.#watch();
  }

  /** @param {number} leaseEndsAt */
  renew(leaseEndsAt) {
    this.leaseEndsAt = leaseEndsAt;
    this.#watch();
  }

  /** @param {GuardCause} cause */
  end(cause) {
    if (this.#cause || this.#isOver) {
      return;
    }
    const { disconnectGraceMs, graceMs } = this.order;
    this.#cause = cause;
    this.#graceEndsAt =
      getNow() + (cause === 'disconnected' ? disconnectGraceMs : graceMs);
    this.#signalGroup('SIGTERM');
    this.#watch();
  }

  /** Does what the time demands, and looks again when it will demand something. */
  #watch() {
    clearTimeout(this.#timer);
    if (this.#isOver) {
      return;
    }
    const now = getNow();
    if (!this.#cause && now >= this.#getLeaseAlarm()) {
      this.end('lease');
      return;
    }
    if (!this.#cause && now >= this.timeoutAt) {
      this.end('timeout');
      return;
    }
    const killAt = Math.min(
      this.#graceEndsAt,
      this.leaseEndsAt - this.order.killBeforeMs,
    );
    if (this.#cause && now >= killAt) {
      this.#signalGroup('SIGKILL');
      this.#timer = setTimeout(() => this.#watch(), KILL_AGAIN_MS);
      return;
    }
    const next = this.#cause
      ? killAt
      : Math.min(this.#getLeaseAlarm(), this.timeoutAt);
    this.#timer = setTimeout(
      () => this.#watch(),
      Math.min(next - now + 1, LONGEST_TIMER_MS),
    );
  }

  /** When Helm has to begin to end, for want of a renewal. */
  #getLeaseAlarm() {
    return this.leaseEndsAt - this.order.terminateBeforeMs;
  }

  /** Makes sure that nothing is left of the group, whose leader has ended. */
  async #clearGroup() {
    const clearedBy = getNow() + CLEARING_MS;
    // What nobody waits for stays in the group for ever, though it is dead.
    while (this.#signalGroup('SIGKILL') && getNow() < clearedBy) {
      await sleep(POLL_MS);
    }
  }

  /**
   * @param {NodeJS.Signals} signal
   * @returns {boolean} whether there still is a process in the group
   */
  #signalGroup(signal) {
    try {
      return this.#group !== undefined && process.kill(-this.#group, signal);
    } catch {
      return false;
    }
  }

  /** @param {NodeJS.ErrnoException} error */
  #fail({ code, message }) {
    this.#report({ type: 'failed', code, message });
  }

  /** @param {GuardedOutcome} outcome */
  #report(outcome) {
    this.#isOver = true;
    calls.delete(this.id);
    send({ id: this.id, ...outcome }, leaveIfDone);
  }
}

process.on('message', message => {
  const order = /** @type {GuardOrder} */ (message);
  switch (order.type) {
    case 'start':
      new Call(order.id, order).start();
      break;
    case 'lease':
      calls.get(order.id)?.renew(order.leaseEndsAt);
      break;
    default:
      calls.get(order.id)?.end('canceled');
  }
});
process.on('disconnect', () => leave('disconnected'));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, () => leave('canceled'));
}

/**
 * Ends all calls, and itself with the last of them.
 *
 * @param {GuardCause} cause
 */
function leave(cause) {
  isLeaving = true;
  calls.forEach(call => call.end(cause));
  leaveIfDone();
}

function leaveIfDone() {
  if (isLeaving && calls.size === 0) {
    process.exit();
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

/**
 * Tells the portal, if there still is one.
 *
 * @param {GuardReport} message
 * @param {() => void} [sent]
 */
function send(message, sent = () => {}) {
  if (process.connected) {
    process.send?.(message, undefined, {}, sent);
  } else {
    sent();
  }
}

/** By a clock that nobody sets, and that the portal reads, too. */
function getNow() {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

/** @param {number} ms */
function sleep(ms) {
  return new Promise(resolve => setTimeout(resolve, ms));
}
