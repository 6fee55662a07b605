import { findFirst } from '../kubernetes/findFirst';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { WorkloadObjects } from '../kubernetes/StoreWatches';
import { WatchedJob, WatchedPod } from '../kubernetes/watch/WatchedObjects';
import { cleanMessage } from '../text/cleanMessage';
import { findPodFailure } from './findPodFailure';
import { findRefusal } from './findRefusal';
import { ClusterEvent } from './FailureSources';

/** Says why a Job has failed, or what keeps it from getting anywhere. */
export function findJobFailure(options: {
  job: WatchedJob;
  objects: Partial<WorkloadObjects>;
  events?: readonly ClusterEvent[];
  now: Date;
}): ObservedProblem | undefined {
  const { job, objects, events, now } = options;
  const { volumeClaims } = objects;
  const pods = (objects.pods ?? []).filter(({ metadata }) =>
    metadata?.ownerReferences?.some(({ uid }) => uid === job.metadata?.uid),
  );
  const cause =
    (pods.length === 0
      ? findRefusal({ kind: 'Job', owner: job, events, now })
      : undefined) ??
    findFirst(pods, pod => findPodFailure({ pod, volumeClaims, events, now }));
  return cause ?? describeEnd(job, pods);
}

/** How it ended, with what its last pod said, if it ended badly. */
function describeEnd(
  job: WatchedJob,
  pods: readonly WatchedPod[],
): ObservedProblem | undefined {
  const failed = job.status?.conditions?.find(
    ({ type, status }) => type === 'Failed' && status === 'True',
  );
  if (!failed) {
    return undefined;
  }
  const name = job.metadata?.name ?? '';
  const why = cleanMessage(failed.message ?? failed.reason ?? 'Failed');
  const said = findLastWords(pods);
  return {
    reason: 'HookFailed',
    message: `Job ${name} failed: ${said ?? why}`,
    evidence: [
      { kind: 'Job', name, message: cleanMessage(`${failed.reason}: ${why}`) },
      ...(said && pods.length > 0
        ? [
            {
              kind: 'Pod',
              name: pods.at(-1)?.metadata?.name ?? '',
              message: said,
            },
          ]
        : []),
    ],
  };
}

function findLastWords(pods: readonly WatchedPod[]): string | undefined {
  const { status } = pods.at(-1) ?? {};
  const statuses = [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ];
  const end = statuses.find(
    ({ state }) => (state?.terminated?.exitCode ?? 0) !== 0,
  )?.state?.terminated;
  if (end) {
    return end.message
      ? cleanMessage(end.message)
      : `it ended with exit code ${end.exitCode}`;
  }
  return status?.message && cleanMessage(status.message);
}
