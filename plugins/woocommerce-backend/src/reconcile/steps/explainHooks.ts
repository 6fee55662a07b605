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
  const { cluster, signal, store } = context;
  let seen: ObservedProblem | undefined;
  const look = async () => {
    seen = (await cluster.findHookProblem(store.namespace)) ?? seen;
  };
  // What goes wrong here goes wrong for Helm as well, which says so.
  const timer = setInterval(() => void look().catch(() => {}), INTERVAL_MS);
  try {
    await runHelm();
  } catch (error) {
    if (signal.aborted || !(error instanceof HelmError)) {
      throw error;
    }
    await look();
    throw seen ? new StepError({ ...seen, cause: error }) : error;
  } finally {
    clearInterval(timer);
  }
}
