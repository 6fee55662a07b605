import { WatchedJob, WatchedObject } from './WatchedObjects';

/**
 * Whether an object changes by the minute without anything to be done: with
 * every run of a CronJob, it, the run's Job and that Job's pods change half a
 * dozen times. How its runs end is looked up when it matters; that one has
 * failed does.
 */
export function isRoutine(object: WatchedObject): boolean {
  const owners = object.metadata?.ownerReferences ?? [];
  return (
    isCronJob(object) ||
    owners.some(({ kind }) => kind === 'Job') ||
    (owners.some(({ kind }) => kind === 'CronJob') && !hasFailed(object))
  );
}

function isCronJob({ spec }: WatchedObject): boolean {
  return typeof spec === 'object' && spec !== null && 'schedule' in spec;
}

function hasFailed(job: WatchedObject): boolean {
  const { conditions = [] } = (job as WatchedJob).status ?? {};
  return conditions.some(
    ({ type, status }) => type === 'Failed' && status === 'True',
  );
}
