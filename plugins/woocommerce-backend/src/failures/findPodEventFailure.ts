import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { WatchedPod } from '../kubernetes/watch/WatchedObjects';
import { cleanMessage } from '../text/cleanMessage';
import { selectEvents } from './events';
import { ClusterEvent } from './FailureSources';

/** What kubelets and the attach controller say while a pod can't start. */
const START_EVENTS = [
  'FailedAttachVolume',
  'FailedMapVolume',
  'FailedMount',
  'FailedCreatePodContainer',
  'FailedCreatePodSandBox',
  'NetworkNotReady',
];

/** How long a container may need to answer its probes before that is worth a word. */
const PROBE_GRACE_MS = 60_000;

/** The reasons of those events that say something of a pod as it is now. */
function findTellingReasons(pod: WatchedPod, now: Date): readonly string[] {
  if (!hasStarted(pod)) {
    return START_EVENTS;
  }
  return isRunningFor(pod, PROBE_GRACE_MS, now) ? ['Unhealthy'] : [];
}

/** Says what keeps a pod from being ready that only events tell of. */
export function findPodEventFailure(options: {
  pod: WatchedPod;
  events?: readonly ClusterEvent[];
  now: Date;
}): ObservedProblem | undefined {
  const { pod, events, now } = options;
  const [event] = selectEvents({
    events,
    object: pod,
    reasons: findTellingReasons(pod, now),
    now,
  });
  if (!event) {
    return undefined;
  }
  const name = pod.metadata?.name ?? '';
  const said = cleanMessage(event.message ?? '');
  return {
    reason: findReason(event.reason ?? '', said),
    message: `Pod ${name}: ${said}`,
    evidence: [
      { kind: 'Pod', name, message: cleanMessage(`${event.reason}: ${said}`) },
    ],
  };
}

/** What pods wait for of which only events tell: whether it is worth asking for those. */
export function needsEvents(pod: WatchedPod, now: Date): boolean {
  return !hasStarted(pod) || isRunningFor(pod, PROBE_GRACE_MS, now);
}

function findReason(event: string, said: string): StoreReason {
  if (event === 'Unhealthy') {
    return 'ProbeFailing';
  }
  return said.startsWith('Multi-Attach error')
    ? 'VolumeMultiAttach'
    : 'ContainerNotStarted';
}

/** Whether any of its containers has run, be it one that initializes. */
function hasStarted({ status }: WatchedPod): boolean {
  return [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ].some(({ state, lastState }) =>
    Boolean(state?.running || state?.terminated || lastState?.terminated),
  );
}

/** Whether all containers that aren't ready have been running for so long. */
function isRunningFor(
  { status }: WatchedPod,
  milliseconds: number,
  now: Date,
): boolean {
  const running = (status?.containerStatuses ?? []).filter(
    ({ ready, state }) => !ready && state?.running,
  );
  return running.some(({ state }) => {
    const since = new Date(state?.running?.startedAt ?? now).getTime();
    return now.getTime() - since >= milliseconds;
  });
}
