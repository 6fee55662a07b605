import { WatchedMetadata } from '../kubernetes/watch/WatchedObjects';
import { ClusterEvent } from './FailureSources';

/** Older events tell of something else; controllers try again sooner than that. */
const MAX_AGE_MS = 20 * 60_000;

/** What is said of an object, the latest first. */
export function selectEvents(options: {
  events?: readonly ClusterEvent[];
  object: { metadata?: WatchedMetadata };
  reasons: readonly string[];
  now: Date;
}): ClusterEvent[] {
  const { events = [], object, reasons, now } = options;
  const uid = object.metadata?.uid;
  return events
    .filter(
      event =>
        uid !== undefined &&
        event.involvedObject.uid === uid &&
        reasons.includes(event.reason ?? '') &&
        now.getTime() - getLastSeen(event) < MAX_AGE_MS,
    )
    .sort((one, other) => getLastSeen(other) - getLastSeen(one));
}

/** When it was first seen; undefined when it doesn't say. */
export function getFirstSeen(event: ClusterEvent): Date | undefined {
  const time = event.firstTimestamp ?? event.eventTime;
  return time ? new Date(time) : undefined;
}

function getLastSeen(event: ClusterEvent): number {
  const time =
    event.lastTimestamp ??
    event.series?.lastObservedTime ??
    event.eventTime ??
    event.firstTimestamp;
  return new Date(time ?? 0).getTime();
}
