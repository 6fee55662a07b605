import { StoreRecord } from '../database/StoreRepository';
import { ObservedStore } from '../kubernetes/ObservedStore';

/**
 * Moves a running operation's deadline on by the time the cluster did not
 * answer, once it does again: an outage is no reason to give a store up.
 *
 * @returns the same store when there is nothing to move
 */
export function postponeDeadline(
  store: StoreRecord,
  observed: ObservedStore,
  now: Date,
): StoreRecord {
  const { operation, status } = store;
  if (
    !observed.reachable ||
    !status.unreachableSince ||
    operation.status !== 'Running'
  ) {
    return store;
  }
  // What was before it began is not its loss.
  const since = Math.max(
    // An outage may be noticed late, in which a step has waited in vain.
    (status.observedAt ?? status.unreachableSince).getTime(),
    (operation.startedAt ?? operation.createdAt).getTime(),
  );
  const outageMs = Math.max(0, now.getTime() - since);
  return {
    ...store,
    operation: {
      ...operation,
      deadline: new Date(operation.deadline.getTime() + outageMs),
    },
  };
}
