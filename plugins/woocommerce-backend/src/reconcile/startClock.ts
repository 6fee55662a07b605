import { OperationRecord } from '../database/StoreRepository';

/**
 * What becomes different about an operation when its first turn comes: from then
 * on its time runs, and what it has waited before is not held against it.
 *
 * @returns undefined when its time runs already, or not any more
 */
export function startClock(
  operation: OperationRecord,
  now: Date,
): (Pick<OperationRecord, 'deadline'> & { startedAt: Date }) | undefined {
  const { status, startedAt, createdAt, deadline } = operation;
  if (status !== 'Running' || startedAt) {
    return undefined;
  }
  const allowedMs = deadline.getTime() - createdAt.getTime();
  return { startedAt: now, deadline: new Date(now.getTime() + allowedMs) };
}
