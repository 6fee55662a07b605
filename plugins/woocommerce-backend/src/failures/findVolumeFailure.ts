import { ObservedProblem } from '../kubernetes/ObservedStore';
import {
  WatchedPod,
  WatchedVolumeClaim,
} from '../kubernetes/watch/WatchedObjects';
import { cleanMessage } from '../text/cleanMessage';
import { selectEvents } from './events';
import { ClusterEvent } from './FailureSources';
import { findSchedulingMessage } from './findSchedulingFailure';

/** What is said of a claim whose volume can't be had. */
const CLAIM_EVENTS = [
  'ProvisioningFailed',
  'FailedBinding',
  'VolumeMismatch',
  'ExternalProvisioning',
  'WaitForFirstConsumer',
  'WaitForPodScheduled',
];

/** Says why a pod waits for a volume before it gets a node, if that is what it waits for. */
export function findVolumeFailure(options: {
  pod: WatchedPod;
  volumeClaims: readonly WatchedVolumeClaim[];
  events?: readonly ClusterEvent[];
  now: Date;
}): ObservedProblem | undefined {
  const { pod, volumeClaims, events, now } = options;
  const scheduler = findSchedulingMessage(pod);
  // A claim may wait for its pod to get a node, and the pod for something else.
  if (
    pod.spec?.nodeName !== undefined ||
    (scheduler && !/PersistentVolumeClaim/i.test(scheduler))
  ) {
    return undefined;
  }
  const claims = getClaimNames(pod);
  const unbound = volumeClaims.find(
    claim =>
      claims.includes(claim.metadata?.name ?? '') &&
      claim.status?.phase !== 'Bound' &&
      claim.metadata?.deletionTimestamp === undefined,
  );
  if (unbound) {
    return describeUnbound(unbound, { events, now });
  }
  return scheduler === undefined
    ? undefined
    : {
        reason: 'VolumeNotBound',
        message: `Pod ${pod.metadata?.name} waits for a volume: ${scheduler}`,
        evidence: [
          { kind: 'Pod', name: pod.metadata?.name ?? '', message: scheduler },
        ],
      };
}

/** The names of the claims whose volumes a pod mounts. */
export function getClaimNames(pod: WatchedPod): string[] {
  return (pod.spec?.volumes ?? []).flatMap(
    volume => volume.persistentVolumeClaim?.claimName ?? [],
  );
}

function describeUnbound(
  claim: WatchedVolumeClaim,
  context: { events?: readonly ClusterEvent[]; now: Date },
): ObservedProblem {
  const name = claim.metadata?.name ?? '';
  const phase = claim.status?.phase ?? 'Pending';
  const [event] = selectEvents({
    ...context,
    object: claim,
    reasons: CLAIM_EVENTS,
  });
  const said = event?.message && cleanMessage(event.message);
  const cause = findCause(claim, event?.reason, said);
  return {
    reason: 'VolumeNotBound',
    message: `Volume claim ${name} is ${phase}${cause ? ` (${cause})` : ''}${
      said ? `: ${said}` : ''
    }`,
    evidence: [
      {
        kind: 'PersistentVolumeClaim',
        name,
        message: said ? cleanMessage(`${event.reason}: ${said}`) : phase,
      },
    ],
  };
}

function findCause(
  claim: WatchedVolumeClaim,
  reason: string | undefined,
  said: string | undefined,
): string | undefined {
  if (
    (said && /storageclass\S* "[^"]*" not found/.test(said)) ||
    !claim.spec?.storageClassName
  ) {
    return 'NoStorageClass';
  }
  switch (reason) {
    case 'WaitForPodScheduled':
      return 'WaitForFirstConsumer';
    case 'ProvisioningFailed':
    case 'WaitForFirstConsumer':
    case 'ExternalProvisioning':
      return reason;
    default:
      return undefined;
  }
}
