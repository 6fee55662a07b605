import { StepName } from './StoreState';

const FIRST_PAUSE_MS = 1_000;

/** Routes, names and certificates of a new store may take a while to be there. */
const FIRST_VERIFICATION_PAUSE_MS = 10_000;

const LONGEST_PAUSE_MS = 30_000;

/** The pause before a step is run once more; it doubles each time. */
export function getPauseMs(step: StepName, attempts: number): number {
  const first =
    step === 'verify-store' ? FIRST_VERIFICATION_PAUSE_MS : FIRST_PAUSE_MS;
  return Math.min(first * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
}
