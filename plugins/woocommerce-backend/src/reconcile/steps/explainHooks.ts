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
    const said = classifyStepError(error);
    if (!isVague(said)) {
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
  ended: AbortSignal,
): Promise<ObservedProblem | undefined> {
  const { clock, cluster, store } = context;
  let seen: ObservedProblem | undefined;
  let told: string | undefined;
  let isOver = false;
  while (!isOver) {
    isOver = await setTimeout(INTERVAL_MS, false, { signal: ended }).catch(
      () => true,
    );
    // What goes wrong here goes wrong for Helm as well, which says so.
    const problem = await cluster
      .findHookProblem({ namespace: store.namespace, now: clock() })
      .catch(() => undefined);
    seen = problem ?? seen;
    if (!isOver && problem?.message !== told) {
      told = problem?.message;
      await tell(context, problem).catch(() => undefined);
    }
  }
  return seen;
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
