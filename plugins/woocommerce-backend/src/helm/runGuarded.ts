import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { StoreLease } from '../lease/StoreLease';
import { getMonotonicMs } from './getMonotonicMs';
import {
  GuardOrder,
  GuardReport,
  GuardStart,
  GuardTimes,
} from './guardMessages';

const GUARD = resolvePackagePath(
  '@woocommerce-backstage/plugin-woocommerce-backend',
  'assets/helmGuard.js',
);

/** After which time a guard that does not do what it is for is killed. */
const OVERDUE_MS = 60_000;

/** How a guarded program ended, or that it could not be started. */
export type GuardedOutcome = Exclude<GuardReport, { type: 'started' }>;

/** What a guarded program runs under. */
export interface GuardedLimits {
  /** It ends with the lease, even if the portal can't end it any more. */
  readonly lease?: StoreLease;
  /** It ends when this is aborted. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a program through a guard, a process between the portal and the program
 * that ends the program with all that it has started, even if the portal can't
 * any more.
 */
export async function runGuarded(
  options: GuardedLimits & {
    command: string;
    args: string[];
    /** What the program gets on its standard input. */
    input: string;
    /** All of the program's environment. */
    env: Record<string, string>;
    /** How long it may take altogether. */
    timeoutMs: number;
    times: GuardTimes;
  },
): Promise<GuardedOutcome> {
  const { input, env, timeoutMs, times } = options;
  const { execa } = await import('execa');
  if (options.signal?.aborted || options.lease?.signal.aborted) {
    return { type: 'ended', cause: 'canceled', stdout: '', stderr: '' };
  }
  const guard = execa(process.execPath, [GUARD], {
    ipc: true,
    serialization: 'json',
    input,
    // It reads what the program prints, and has nothing to say itself.
    stdout: 'ignore',
    env,
    extendEnv: false,
    // A signal to the portal's process group must not reach it.
    detached: true,
    reject: false,
    buffer: { ipc: false },
    timeout: timeoutMs + times.graceMs + OVERDUE_MS,
    killSignal: 'SIGKILL',
  });
  const { nodeChildProcess: child } = guard;
  let group: number | undefined;
  let outcome: GuardedOutcome | undefined;
  child.on('message', (report: GuardReport) => {
    if (report.type === 'started') {
      group = report.pid;
    } else {
      outcome = report;
    }
  });
  const send = (order: GuardOrder) => {
    if (child.connected) {
      // A guard that is gone is noticed by its end.
      child.send(order, () => {});
    }
  };
  send(toStart(options));
  const stop = follow(options, send);
  const { exitCode, signal, shortMessage, stderr } = await guard;
  stop();
  if (outcome) {
    return outcome;
  }
  if (group !== undefined) {
    killGroup(group);
  }
  return signal
    ? { type: 'ended', signal, stdout: '', stderr: '' }
    : { type: 'failed', message: stderr || shortMessage || `${exitCode}` };
}

function toStart(
  options: Omit<GuardStart, 'type' | keyof GuardTimes> & {
    times: GuardTimes;
    lease?: StoreLease;
  },
): GuardStart {
  const { command, args, timeoutMs, times, lease } = options;
  return {
    type: 'start',
    command,
    args,
    timeoutMs,
    ...times,
    leaseEndsAt: lease && getLeaseEnd(lease),
  };
}

/** Tells the guard what becomes of what it runs under; returns what ends that. */
function follow(
  { lease, signal }: GuardedLimits,
  send: (order: GuardOrder) => void,
): () => void {
  const tell = () =>
    lease && send({ type: 'lease', leaseEndsAt: getLeaseEnd(lease) });
  const cancel = () => {
    // One that was lost has no time left at all.
    tell();
    send({ type: 'cancel' });
  };
  lease?.signal.addEventListener('abort', cancel);
  signal?.addEventListener('abort', cancel);
  const stopTelling = lease?.onRenewed(tell);
  return () => {
    stopTelling?.();
    lease?.signal.removeEventListener('abort', cancel);
    signal?.removeEventListener('abort', cancel);
  };
}

function getLeaseEnd(lease: StoreLease): number {
  // Read first: a portal that is stopped in between must not take it for longer.
  const now = getMonotonicMs();
  return now + lease.getRemainingMs();
}

/** Ends what a guard that was killed has left. */
function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // There is nothing left of it.
  }
}
