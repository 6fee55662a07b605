import { setTimeout } from 'node:timers/promises';
import { HelmError } from '../../helm/HelmError';
import { ObservedProblem } from '../../kubernetes/ObservedStore';
import { StepError } from '../StepError';
import { StepContext } from './Step';

/** How often it is looked after a hook while Helm waits for it. */
const INTERVAL_MS = 3_000;

/**
 * Runs Helm. When it fails because a hook can't run, the error says why that is,
 * where Helm only says that it has waited in vain. The hook's pod may be gone by
 * then, so that it is looked after meanwhile, too.
 */
export async function explainHooks(
  context: StepContext,
  runHelm: () => Promise<void>,
): Promise<void> {
  const ended = new AbortController();
  const watching = watchHooks(context, ended.signal);
  try {
    await runHelm();
  } catch (error) {
    ended.abort();
    const seen = await watching;
    if (!(error instanceof HelmError) || error.isBlameless || !seen) {
      throw error;
    }
    throw new StepError({
      reason: seen.reason,
      message: `${seen.message} (Helm: ${error.message})`,
      cause: error,
    });
  } finally {
    ended.abort();
  }
}

/** Looks after the hooks until Helm has ended; returns what was wrong last. */
async function watchHooks(
  context: StepContext,
  ended: AbortSignal,
): Promise<ObservedProblem | undefined> {
  const { cluster, store } = context;
  let seen: ObservedProblem | undefined;
  let isOver = false;
  while (!isOver) {
    isOver = await setTimeout(INTERVAL_MS, false, { signal: ended }).catch(
      () => true,
    );
    // What goes wrong here goes wrong for Helm as well, which says so.
    seen =
      (await cluster.findHookProblem(store.namespace).catch(() => undefined)) ??
      seen;
  }
  return seen;
}
