import { ObservedCronJob } from '../kubernetes/ObservedStore';
import { WorkloadObjects } from '../kubernetes/StoreWatches';
import { WatchedCronJob, WatchedPod } from '../kubernetes/watch/WatchedObjects';
import { cleanMessage } from '../text/cleanMessage';

/** Says what is to be known of a store's CronJobs. */
export function summarizeCronJobs(
  objects: Pick<WorkloadObjects, 'cronJobs' | 'pods'>,
): ObservedCronJob[] {
  return objects.cronJobs.map(cronJob => {
    const { metadata, spec, status } = cronJob;
    const lastSucceededAt = status?.lastSuccessfulTime;
    return {
      name: metadata?.name ?? '',
      schedule: spec?.schedule ?? '',
      suspended: spec?.suspend ?? false,
      createdAt: new Date(metadata?.creationTimestamp ?? Number.NaN),
      ...(lastSucceededAt && { lastSucceededAt: new Date(lastSucceededAt) }),
      failure: findLastFailure(cronJob, objects.pods),
    };
  });
}

/** What the pod of the last run said that failed, as long as it is kept. */
function findLastFailure(
  cronJob: WatchedCronJob,
  pods: readonly WatchedPod[],
): string | undefined {
  // A Job is named after its CronJob and the minute that it was due in.
  const jobPrefix = `${cronJob.metadata?.name}-`;
  const [latest] = pods
    .filter(
      ({ metadata, status }) =>
        status?.phase === 'Failed' &&
        metadata?.ownerReferences?.some(
          ({ kind, name }) =>
            kind === 'Job' && /^\d+$/.test(toSuffix(name, jobPrefix)),
        ),
    )
    .sort((one, other) => getCreationTime(other) - getCreationTime(one));
  const said =
    latest?.status?.containerStatuses?.[0]?.state?.terminated?.message;
  return said && cleanMessage(said).replace(/^CronFailed: /, '');
}

function toSuffix(name: string, prefix: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : '';
}

function getCreationTime(pod: WatchedPod): number {
  return new Date(pod.metadata?.creationTimestamp ?? 0).getTime();
}
