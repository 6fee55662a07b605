import { StoreRecord, StoreStatus } from '../database/StoreRepository';
import { isSameButForWords } from './toStoreStatus';

/**
 * Whether what has become different of a store is for those alone who look on:
 * how far its operation has come, or other words for how it is.
 *
 * An install makes a dozen such changes. To tell other plugins of each cost more
 * than to record it: all of them ask for the store, and the catalog writes its
 * entity anew, in which none of that shows.
 */
export function isProgress(
  { operation, status: before }: Pick<StoreRecord, 'operation' | 'status'>,
  status: StoreStatus,
): boolean {
  const isUnderWay =
    operation.status === 'Running' &&
    status.phase === before.phase &&
    status.unreachableSince?.getTime() === before.unreachableSince?.getTime();
  return isUnderWay || isSameButForWords(before, status);
}
