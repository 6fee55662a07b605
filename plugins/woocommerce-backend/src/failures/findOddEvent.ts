import { ObservedProblem } from '../kubernetes/ObservedStore';
import { WatchedMetadata } from '../kubernetes/watch/WatchedObjects';
import { cleanMessage } from '../text/cleanMessage';
import { ClusterEvent } from './FailureSources';
import { selectEvents } from './events';

/**
 * Warnings that come and go while all is well, or that say once more what the
 * objects themselves tell.
 */
const ROUTINE = new Set([
  'BackOff',
  'Failed',
  'FailedCreate',
  'FailedScheduling',
  'FailedToRetrieveImagePullSecret',
  'Killing',
  'NodeNotReady',
  'RecreatingFailedPod',
  'Unhealthy',
]);

/** A warning about one of some objects that has no name yet. */
export function findOddEvent(options: {
  objects: readonly { metadata?: WatchedMetadata }[];
  events?: readonly ClusterEvent[];
  now: Date;
}): ObservedProblem | undefined {
  const { objects, events = [], now } = options;
  const reasons = events
    .filter(
      ({ type, reason }) => type === 'Warning' && !ROUTINE.has(reason ?? ''),
    )
    .map(({ reason }) => reason ?? '');
  const [event] = objects.flatMap(object =>
    selectEvents({ events, object, reasons, now }),
  );
  if (!event) {
    return undefined;
  }
  const { kind = 'Event', name = '' } = event.involvedObject;
  const message = cleanMessage(`${event.reason}: ${event.message}`);
  return {
    reason: 'Unclassified',
    message: `${kind} ${name}: ${message}`,
    evidence: [{ kind, name, message }],
  };
}
