import { setTimeout } from 'node:timers/promises';
import { isVague } from '../../failures/classifyAnswer';
import { HelmError } from '../../helm/HelmError';
import { ObservedProblem } from '../../kubernetes/ObservedStore';
import { classifyStepError } from '../classifyStepError';
import { StepError } from '../StepError';
import { StepContext } from './Step';

/** How often it is looked after a hook while Helm waits for it. */
const INTERVAL_MS = 3_000;

/**
 * Runs Helm. When it fails because a hook can't run, the error says why that is,
 * where Helm only says that it has waited in vain. The hook's pod may be gone by
 * then, so that it is looked after meanwhile, too; what is the matter is told as
 * soon as it is seen.
 *
 * @param intervalMs - how often it is looked after them
 * @throws StepError when a hook's failure explains that of Helm, whose own error
 * is thrown otherwise
 */
export async function explainHooks(
  context: StepContext,
  runHelm: () => Promise<void>,
  intervalMs = INTERVAL_MS,
): Promise<void> {
  const ended = new AbortController();
  const watching = watchHooks(context, intervalMs, ended.signal);
  try {
    await runHelm();
  } catch (error) {
    ended.abort();
    if (!(error instanceof HelmError) || error.isBlameless) {
      throw error;
    }
    const said = classifyStepError(error);
    if (!isVague(said)) {
      throw error;
    }
    const seen = (await findProblem(context)) ?? (await watching);
    if (!seen) {
      throw error;
    }
    throw new StepError({
      reason: seen.reason,
      message: `${seen.message} (Helm: ${error.message})`,
      evidence: [...(seen.evidence ?? []), ...(said.evidence ?? [])],
      cause: error,
    });
  } finally {
    ended.abort();
    // What it is telling must not come after what the step ends with.
    await watching;
  }
}

/** Looks after the hooks until Helm has ended; returns what was wrong last. */
async function watchHooks(
  context: StepContext,
  intervalMs: number,
  ended: AbortSignal,
): Promise<ObservedProblem | undefined> {
  let seen: ObservedProblem | undefined;
  let told: string | undefined;
  while (await isStillRunning(intervalMs, ended)) {
    const problem = await findProblem(context);
    seen = problem ?? seen;
    if (!ended.aborted && problem?.message !== told) {
      told = problem?.message;
      await tell(context, problem).catch(() => undefined);
    }
  }
  return seen;
}

/** Waits for a while; returns false as soon as Helm has ended. */
async function isStillRunning(
  intervalMs: number,
  ended: AbortSignal,
): Promise<boolean> {
  return setTimeout(intervalMs, true, { signal: ended }).catch(() => false);
}

/** What goes wrong here goes wrong for Helm as well, which says so. */
async function findProblem({
  clock,
  cluster,
  store,
}: StepContext): Promise<ObservedProblem | undefined> {
  return cluster
    .findHookProblem({ namespace: store.namespace, now: clock() })
    .catch(() => undefined);
}

/** Tells what Helm waits for, or that it needn't wait for it any longer. */
async function tell(
  { store, record }: StepContext,
  problem: ObservedProblem | undefined,
): Promise<void> {
  const { reason, message, evidence } = problem ?? store.operation;
  await record({
    status: { ...store.status, reason, message, evidence },
    operation: { reason, message, evidence },
  });
}
