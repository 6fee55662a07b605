import { ObservedProblem } from '../kubernetes/ObservedStore';
import {
  WatchedDeployment,
  WatchedObject,
} from '../kubernetes/watch/WatchedObjects';
import { classifyMessage } from './classifyMessage';
import { cleanMessage } from '../text/cleanMessage';
import { getFirstSeen, selectEvents } from './events';
import { ClusterEvent } from './FailureSources';

/** An object that has pods made. */
type PodOwner = Pick<WatchedDeployment, 'metadata'> & {
  status?: Pick<NonNullable<WatchedDeployment['status']>, 'conditions'>;
};

/** For a moment, controllers are ahead of what the API server has to know first. */
const MOMENTARY =
  /status unknown for quota|error looking up service account|no API token found for service account/;

const MOMENT_MS = 10_000;

/**
 * Says why the API server refuses the pods of an object. Such pods never exist,
 * and only who has to make them says so: a Deployment in a condition, a
 * StatefulSet and a Job in events alone.
 *
 * @param options.makers - the objects that make its pods for it, if others do
 */
export function findRefusal(options: {
  kind: string;
  owner: PodOwner;
  makers?: readonly WatchedObject[];
  events?: readonly ClusterEvent[];
  now: Date;
}): ObservedProblem | undefined {
  const { kind, owner, makers = [], events, now } = options;
  const condition = owner.status?.conditions?.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  // A condition keeps its first words, while events go with the times.
  const [event] = [owner, ...makers].flatMap(object =>
    selectEvents({ events, object, reasons: ['FailedCreate'], now }),
  );
  const subject = { kind, name: owner.metadata?.name ?? '' };
  const refusals = [
    ...(condition
      ? [
          {
            source: subject,
            said: condition.message ?? '',
            since: condition.lastTransitionTime,
          },
        ]
      : []),
    ...(event
      ? [
          {
            source: {
              kind: event.involvedObject.kind ?? kind,
              name: event.involvedObject.name ?? '',
            },
            said: event.message ?? '',
            since: getFirstSeen(event),
          },
        ]
      : []),
  ];
  const refusal =
    refusals.find(({ said }) => !MOMENTARY.test(said)) ?? refusals.at(0);
  if (!refusal) {
    return undefined;
  }
  const since = new Date(refusal.since ?? now);
  const said = toRefusal(refusal.said);
  const isMomentary = MOMENTARY.test(said);
  if (isMomentary && now.getTime() - since.getTime() < MOMENT_MS) {
    return undefined;
  }
  const reason = isMomentary ? undefined : classifyMessage(refusal.said);
  return {
    reason: reason ?? 'Unclassified',
    message: `The pods of ${kind} ${subject.name} can’t be created: ${said}`,
    evidence: [{ ...refusal.source, message: said }],
    since,
  };
}

/**
 * What was said without the name of the pod, which is another one at each
 * attempt, and in an order that stays.
 */
function toRefusal(said: string): string {
  const text = cleanMessage(said)
    .replace(/^\(combined from similar events\): /, '')
    .replace(/^Error creating: |^.{0,1000}? failed error: /s, '')
    .replace(/^.*"[^"]+" is forbidden: /s, '');
  const [, parts] = /^\[(.*)\]$/s.exec(text) ?? [];
  return parts === undefined
    ? text
    : parts
        .split(/, (?=maximum |minimum )/)
        .sort()
        .join(', ');
}
