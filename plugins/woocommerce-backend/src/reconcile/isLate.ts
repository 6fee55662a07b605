import { OperationRecord } from '../database/StoreRepository';

/**
 * Whether an operation has taken too long. While it waits for its turn it is
 * not: that it is not done yet is nobody's failure.
 */
export function isLate(operation: OperationRecord, now: Date): boolean {
  return operation.startedAt !== undefined && now >= operation.deadline;
}
