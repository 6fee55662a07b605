import { OperationStep } from '../database/StoreRepository';

/** More are not kept: it is the latest that matter. */
const MAX_STEPS = 50;

/** Notes that a step is begun, be it once more. */
export function beginStep(
  steps: readonly OperationStep[],
  options: { step: string; now: Date },
): OperationStep[] {
  const { step, now } = options;
  const last = steps.at(-1);
  return last?.name === step && last.status !== 'Succeeded'
    ? [
        ...steps.slice(0, -1),
        {
          ...last,
          status: 'Running',
          attempts: last.attempts + 1,
          finishedAt: undefined,
        },
      ]
    : [
        ...steps.slice(1 - MAX_STEPS),
        {
          name: step,
          status: 'Running',
          attempts: 1,
          startedAt: now.toISOString(),
        },
      ];
}

/**
 * Notes that the step begun last has ended.
 *
 * @param options.message - what went wrong; it succeeded without one
 */
export function endStep(
  steps: readonly OperationStep[],
  options: { now: Date; message?: string },
): OperationStep[] {
  const { now, message } = options;
  const last = steps.at(-1);
  return last
    ? [
        ...steps.slice(0, -1),
        {
          ...last,
          status: message === undefined ? 'Succeeded' : 'Failed',
          message,
          finishedAt: now.toISOString(),
        },
      ]
    : [];
}
