import { ReachableStore } from '../kubernetes/ObservedStore';
import { DesiredStore } from './DesiredStore';
import { isPending } from './releaseStatus';
import { ObservedCondition } from './StoreState';

const SOONEST_MS = 2_000;
const LATEST_MS = 5 * 60_000;

/** It is looked again after this part of the time for which something is the matter. */
const PART = 1 / 4;

/**
 * When to look again at a store that something is the matter with of which the
 * watches don't tell all: neither events nor releases are watched, nor is what
 * has lost its label.
 * Soon at first, and ever more rarely as it stays.
 */
export function getWorkloadReview(options: {
  desired: Pick<DesiredStore, 'status'>;
  observed: Pick<ReachableStore, 'isUnsettled' | 'release'>;
  conditions: readonly ObservedCondition[];
  now: Date;
}): Date | undefined {
  const { desired, observed, conditions, now } = options;
  const { isUnsettled, release } = observed;
  if (!isUnsettled && !(release && isPending(release))) {
    return undefined;
  }
  const changes = conditions.map(({ type, status }) => {
    const before = desired.status.conditions.find(each => each.type === type);
    return before?.status === status
      ? Date.parse(before.lastTransitionTime)
      : now.getTime();
  });
  const age = now.getTime() - Math.max(0, ...changes);
  const delay = Math.min(Math.max(SOONEST_MS, age * PART), LATEST_MS);
  return new Date(now.getTime() + delay);
}
