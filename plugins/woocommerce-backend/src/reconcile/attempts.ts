import { OperationRecord } from '../database/StoreRepository';
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

/** How often it has failed with other steps in between, which clear up after it. */
function countFailures({ steps }: OperationRecord, step: StepName): number {
  return steps.filter(
    ({ name, status }) => name === step && status === 'Failed',
  ).length;
}
