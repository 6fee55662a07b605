import { findFirst } from '../kubernetes/findFirst';
import { WatchedPod } from '../kubernetes/watch/WatchedObjects';
import { cleanMessage } from '../text/cleanMessage';

/**
 * Finds out whether pods run with what they had before an upgrade. An init
 * container says so in its last message and ends well all the same, since a
 * store that sells is worth more than one that waits for its upgrade.
 */
export function findUpgradeFailure(pods: WatchedPod[]): string | undefined {
  const statuses = pods
    .filter(({ metadata }) => metadata?.deletionTimestamp === undefined)
    .flatMap(({ status }) => status?.initContainerStatuses ?? []);
  return findFirst(statuses, ({ state }) => {
    const said = cleanMessage(state?.terminated?.message ?? '');
    return /^UpgradeFailed\/\w+: (.+)$/s.exec(said)?.[1];
  });
}
