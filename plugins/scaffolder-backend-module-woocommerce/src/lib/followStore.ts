import { ForwardedError, isError } from '@backstage/errors';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { describePhase } from './describeStore';
import { StoreTimeoutError, WaitCancelledError } from './errors';
import { findStore } from './findStore';
import { StoreChanges } from './StoreChanges';
import { StoreProgress } from './StoreProgress';
import { FollowContext } from './types';

/** How long a store is left alone when no event says that it changed. */
const QUIET_MS = 5_000;

/** Errors that don't go away by asking again. */
const FINAL_ERRORS = ['InputError', 'NotAllowedError'];

/**
 * Follows a store until it is where the caller wants it, and writes what happens
 * into the task's log.
 *
 * A backend that doesn't answer for a while doesn't end it; the time limit, a
 * cancelled task and an expired session do.
 *
 * @internal
 */
export async function followStore<T>(options: {
  name: string;
  timeoutMs: number;
  context: FollowContext;
  stores: StoreService;
  changes: StoreChanges;
  /**
   * Gets undefined when the store doesn't exist. Returns what the caller waited
   * for, or undefined to go on waiting; throws to give up.
   */
  until: (store: Store | undefined) => T | undefined;
}): Promise<T> {
  const { name, timeoutMs, context, stores, changes, until } = options;
  const signal = AbortSignal.any([
    AbortSignal.timeout(timeoutMs),
    ...(context.signal ? [context.signal] : []),
  ]);
  const progress = new StoreProgress({ logger: context.logger });
  let last: Store | undefined;
  let silent = false;

  while (!signal.aborted) {
    const turn = new AbortController();
    // Listens before it reads, so that no change falls in between.
    const nextChange = changes.next({
      name,
      timeoutMs: QUIET_MS,
      signal: AbortSignal.any([signal, turn.signal]),
    });
    try {
      const store = await findStore(stores, name, {
        credentials: await context.getInitiatorCredentials(),
        signal,
      }).catch(error => {
        assertTransient(name, error);
        return 'unreadable' as const;
      });
      if (store !== 'unreadable') {
        silent = false;
        last = store ?? last;
        if (store) {
          progress.report(store);
        }
        const result = until(store);
        if (result !== undefined) {
          return result;
        }
      } else if (!silent && !signal.aborted) {
        silent = true;
        context.logger.warn(
          `Store "${name}" can't be read at the moment. Trying again until it can.`,
        );
      }
      await nextChange;
    } finally {
      turn.abort();
    }
  }

  if (context.signal?.aborted) {
    throw new WaitCancelledError(
      `The task was cancelled while it waited for store "${name}". What was asked of the store goes on.`,
    );
  }
  throw new StoreTimeoutError(
    `Store "${name}" took longer than ${formatDuration(timeoutMs)}. ${
      last ? describePhase(last) : 'It could not be read.'
    } What was asked of the store goes on; only this task stopped waiting.`,
  );
}

function assertTransient(name: string, error: unknown): void {
  if (!isError(error)) {
    throw error;
  }
  if (error.name === 'AuthenticationError') {
    throw new ForwardedError(
      `The session that started this task has expired, so that store "${name}" can't be followed any longer. What was asked of the store goes on`,
      error,
    );
  }
  if (FINAL_ERRORS.includes(error.name)) {
    throw error;
  }
}

function formatDuration(milliseconds: number): string {
  const [count, unit] =
    milliseconds < 60_000
      ? [milliseconds / 1000, 'second']
      : [Math.round(milliseconds / 6_000) / 10, 'minute'];
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
