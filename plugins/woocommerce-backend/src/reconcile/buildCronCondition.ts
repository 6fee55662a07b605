import { CONDITION_REASON_SIMULATED_NODES } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedCronJob, ReachableStore } from '../kubernetes/ObservedStore';
import { DesiredStore, StoreLayout } from './DesiredStore';
import { pending, reached, unknown } from './makeCondition';
import { ObservedCondition } from './StoreState';

const MINUTE_MS = 60_000;

/** How long runs may fail before scheduled work counts as not being done. */
const MIN_GRACE_MINUTES = 15;

/** How many runs may fail in a row, where that takes longer. */
const MAX_FAILURES = 3;

/** Says whether the store's scheduled work is being done. */
export function buildCronCondition(options: {
  desired: DesiredStore;
  layout: StoreLayout;
  observed: ReachableStore;
  now: Date;
}): ObservedCondition {
  const { desired, layout, observed, now } = options;
  const type = 'CronHealthy';
  const cronJob = findCronJob(layout, observed);
  if (desired.simulatedNodes) {
    return unknown(
      type,
      CONDITION_REASON_SIMULATED_NODES,
      'The cluster’s nodes are simulated: no work is really done',
    );
  }
  if (!cronJob) {
    return unknown(type, 'NoCronJob', 'The store has no CronJob');
  }
  if (cronJob.suspended) {
    return unknown(
      type,
      'CronSuspended',
      `CronJob ${cronJob.name} is suspended`,
    );
  }
  if (now < getCronDeadline(cronJob)) {
    return cronJob.lastSucceededAt
      ? reached(type, 'CronSucceeded', 'The scheduled work is being done')
      : unknown(type, 'CronNotRunYet', 'The scheduled work was not due yet');
  }
  return pending(
    type,
    'CronUnhealthy',
    cronJob.failure ??
      `CronJob ${cronJob.name} has not succeeded for ${
        getGraceMs(cronJob) / MINUTE_MS
      } minutes`,
  );
}

/**
 * When to look at the scheduled work again, as its CronJob does not tell: once
 * it may have come to a standstill, or as often as it runs when it may go on again.
 */
export function getCronReview(options: {
  desired: DesiredStore;
  layout: StoreLayout;
  observed: ReachableStore;
  now: Date;
}): Date | undefined {
  const { desired, layout, observed, now } = options;
  const cronJob = findCronJob(layout, observed);
  if (desired.simulatedNodes || !cronJob || cronJob.suspended) {
    return undefined;
  }
  const deadline = getCronDeadline(cronJob);
  if (cronJob.lastSucceededAt && now < deadline) {
    return deadline;
  }
  const minutes = Math.min(
    getPeriodMinutes(cronJob.schedule),
    MIN_GRACE_MINUTES,
  );
  return new Date(now.getTime() + minutes * MINUTE_MS);
}

function findCronJob(
  layout: StoreLayout,
  observed: ReachableStore,
): ObservedCronJob | undefined {
  return observed.cronJobs.find(({ name }) => name === layout.cronJob);
}

function getCronDeadline(cronJob: ObservedCronJob): Date {
  const since = cronJob.lastSucceededAt ?? cronJob.createdAt;
  return new Date(since.getTime() + getGraceMs(cronJob));
}

function getGraceMs({ schedule }: ObservedCronJob): number {
  return (
    Math.max(MIN_GRACE_MINUTES, MAX_FAILURES * getPeriodMinutes(schedule)) *
    MINUTE_MS
  );
}

/** Roughly how often a CronJob runs: every few minutes, every hour or every day. */
function getPeriodMinutes(schedule: string): number {
  const [minute, hour] = schedule.trim().split(/\s+/);
  if (hour !== '*') {
    return 24 * 60;
  }
  const every = /^\*(?:\/(\d+))?$/.exec(minute);
  return every ? Number(every[1] ?? 1) : 60;
}
