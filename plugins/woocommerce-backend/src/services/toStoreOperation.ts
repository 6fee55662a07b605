import {
  STORE_REASONS,
  StoreOperation,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { OperationRecord } from '../database';

/** What stays as it is however often the same is asked for. */
const LASTING_REASONS: readonly StoreReason[] = ['ForeignNamespace'];

/**
 * An operation as the API shows it; what isn't known is absent.
 *
 * @param queuePosition - its place in the queue, if it waits for its turn
 */
export function toStoreOperation(
  operation: OperationRecord,
  queuePosition?: number,
): StoreOperation {
  const { reason, message, step, evidence, steps } = operation;
  const status = toApiStatus(operation);
  return {
    id: operation.id,
    kind: operation.kind,
    status,
    ...(status === 'Queued' &&
      queuePosition !== undefined && { queuePosition }),
    ...(step !== undefined && { step }),
    attempts: operation.attempts,
    actor: operation.actor,
    ...(reason && { reason, hint: STORE_REASONS[reason].hint }),
    ...(message !== undefined && { message }),
    ...(status === 'Failed' && {
      retryable: !reason || !LASTING_REASONS.includes(reason),
    }),
    evidence: [...(evidence ?? [])],
    steps: steps.map(each => ({ ...each })),
    requestedAt: operation.createdAt.toISOString(),
    deadline: operation.deadline.toISOString(),
    ...(operation.startedAt && {
      startedAt: operation.startedAt.toISOString(),
    }),
    ...(operation.finishedAt && {
      finishedAt: operation.finishedAt.toISOString(),
    }),
  };
}

/** Nothing that is running waits any more; what waits has done nothing yet. */
function toApiStatus({
  status,
  startedAt,
}: OperationRecord): StoreOperation['status'] {
  return status === 'Running' && !startedAt ? 'Queued' : status;
}
