import { OperationRecord } from '../database/StoreRepository';
import { countAttempts } from './attempts';
import { StepName } from './StoreState';

const FIRST_PAUSE_MS = 1_000;

/** Routes, names and certificates of a new store may take a while to be there. */
const FIRST_VERIFICATION_PAUSE_MS = 10_000;

const LONGEST_PAUSE_MS = 30_000;

/** A step that went through may have to wait for what it did to be seen. */
const SUCCESSES_WITHOUT_PAUSE = 1;

/** After a failure that is not the step's own, such as a Helm that is missing. */
const BLAMELESS_PAUSE_MS = 5_000;

/**
 * What is left of the pause before a step is run once more, since it failed or
 * went through again and again without effect; the pause doubles each time. It
 * goes by what is recorded, so that it holds for whichever replica
 * runs the step.
 */
export function getPauseMs(
  operation: OperationRecord,
  step: StepName,
  now: Date,
): number {
  const attempts = countAttempts(operation, step);
  const last = operation.steps.at(-1);
  if (last?.name !== step || !last.finishedAt) {
    return 0;
  }
  if (last.status !== 'Failed' && attempts <= SUCCESSES_WITHOUT_PAUSE) {
    return 0;
  }
  const firstMs =
    step === 'verify-store' ? FIRST_VERIFICATION_PAUSE_MS : FIRST_PAUSE_MS;
  const pauseMs =
    attempts === 0
      ? BLAMELESS_PAUSE_MS
      : Math.min(firstMs * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return Math.max(0, Date.parse(last.finishedAt) + pauseMs - now.getTime());
}
