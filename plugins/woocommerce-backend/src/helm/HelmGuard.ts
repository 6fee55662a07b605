import { StoreLease } from '../lease/StoreLease';
import { getMonotonicMs } from './getMonotonicMs';
import { GuardedOutcome, GuardStart, GuardTimes } from './guardMessages';
import { GuardProcess } from './GuardProcess';

/** After which time a guard that does not do what it is for is killed. */
const OVERDUE_MS = 60_000;

/** What a guarded program runs under. */
export interface GuardedLimits {
  /** It ends with the lease, even if the portal can't end it any more. */
  readonly lease?: StoreLease;
  /** It ends when this is aborted. */
  readonly signal?: AbortSignal;
}

/**
 * Runs programs through a guard, a process between the portal and the programs
 * that ends each with all that it has started, even if the portal can't any
 * more. There is one guard for all calls, which is started with the first one,
 * and again when it has died.
 */
export class HelmGuard {
  #process?: GuardProcess;

  /** Runs a program to its end. */
  async run(
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
    const { lease, signal, timeoutMs, times } = options;
    if (signal?.aborted || lease?.signal.aborted) {
      return { type: 'ended', cause: 'canceled', stdout: '', stderr: '' };
    }
    if (!this.#process?.lives) {
      this.#process = GuardProcess.start();
    }
    const guard = this.#process;
    const call = guard.begin(toStart(options));
    const overdue = setTimeout(
      () => guard.kill(),
      timeoutMs + times.graceMs + OVERDUE_MS,
    );
    const stop = follow(options, call);
    try {
      return await call.outcome;
    } finally {
      clearTimeout(overdue);
      stop();
    }
  }
}

function toStart(
  options: Omit<GuardStart, 'type' | keyof GuardTimes> & {
    times: GuardTimes;
    lease?: StoreLease;
  },
): GuardStart {
  const { command, args, input, env, timeoutMs, times, lease } = options;
  return {
    type: 'start',
    command,
    args,
    input,
    env,
    timeoutMs,
    ...times,
    leaseEndsAt: lease && getLeaseEnd(lease),
  };
}

/** Tells the guard what becomes of what a call runs under; returns what ends that. */
function follow(
  { lease, signal }: GuardedLimits,
  call: ReturnType<GuardProcess['begin']>,
): () => void {
  const tell = () =>
    lease && call.send({ type: 'lease', leaseEndsAt: getLeaseEnd(lease) });
  const cancel = () => {
    // One that was lost has no time left at all.
    tell();
    call.send({ type: 'cancel' });
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
