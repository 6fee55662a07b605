import { OperationRecord } from '../database/StoreRepository';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { StepName } from './StoreState';

/** How often a step is run before the operation is given up. */
const MAX_ATTEMPTS = 3;

/** How often the operation has run this step in a row. */
export function countAttempts(
  operation: OperationRecord,
  step: StepName,
): number {
  return operation.step === step ? operation.attempts : 0;
}

/** Whether the step was run often enough. */
export function isExhausted(
  operation: OperationRecord,
  step: StepName,
): boolean {
  return (
    countAttempts(operation, step) >= MAX_ATTEMPTS ||
    countFailures(operation, step) >= MAX_ATTEMPTS
  );
}

/** What is the matter with a step that goes through each time and changes nothing. */
export function describeFutility(step: StepName): ObservedProblem {
  return {
    reason: 'Unclassified',
    message: `Step ${step} was run again and again without effect.`,
  };
}

/** How often it has failed with other steps in between, which clear up after it. */
function countFailures({ steps }: OperationRecord, step: StepName): number {
  return steps.filter(
    ({ name, status }) => name === step && status === 'Failed',
  ).length;
}
