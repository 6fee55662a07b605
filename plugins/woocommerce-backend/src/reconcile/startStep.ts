import { OperationRecord, OperationStep } from '../database/StoreRepository';
import { countAttempts } from './attempts';
import { beginStep } from './operationSteps';
import { StepName } from './StoreState';

/** A step that is begun, as it is recorded of its operation. */
export interface StartedStep {
  /** To forget a store takes no step of its operation. */
  readonly step: Exclude<StepName, 'remove-record'>;
  /** Counted when it ends: a process that is killed has not tried in vain. */
  readonly attempts: number;
  readonly steps: OperationStep[];
}

/** Says what is recorded of an operation as it begins a step. */
export function startStep(
  operation: OperationRecord,
  step: StartedStep['step'],
  now: Date,
): StartedStep {
  return {
    step,
    attempts: countAttempts(operation, step),
    steps: beginStep(operation.steps, { step, now }),
  };
}
