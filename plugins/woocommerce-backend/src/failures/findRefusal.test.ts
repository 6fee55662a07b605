import { ClusterEvent } from './FailureSources';
import { findRefusal } from './findRefusal';

const NOW = new Date('2026-01-01T12:00:00Z');
const OWNER = { metadata: { name: 'store-demo-mariadb', uid: 'uid' } };

function secondsAgo(seconds: number): Date {
  return new Date(NOW.getTime() - seconds * 1_000);
}

function makeEvent(
  message: string,
  overrides: Partial<ClusterEvent> = {},
): ClusterEvent {
  return {
    type: 'Warning',
    reason: 'FailedCreate',
    message,
    involvedObject: {
      kind: 'StatefulSet',
      name: 'store-demo-mariadb',
      uid: 'uid',
    },
    firstTimestamp: secondsAgo(30),
    lastTimestamp: secondsAgo(1),
    ...overrides,
  };
}

function find(events: ClusterEvent[], message?: string) {
  const conditions = message
    ? [
        {
          type: 'ReplicaFailure',
          status: 'True',
          message,
          lastTransitionTime: secondsAgo(3),
        },
      ]
    : [];
  const owner = { ...OWNER, status: { conditions } };
  return findRefusal({ kind: 'StatefulSet', owner, events, now: NOW });
}

const FULL = 'pods "a" is forbidden: exceeded quota: limits, requested: cpu=4';
const DENIED = 'pods "a" is forbidden: violates PodSecurity "restricted"';
const UNKNOWN = 'pods "a" is forbidden: status unknown for quota: limits';

describe('findRefusal', () => {
  it('goes by what was said last', () => {
    expect(
      find([
        makeEvent(FULL, { lastTimestamp: secondsAgo(60) }),
        makeEvent(DENIED),
      ]),
    ).toMatchObject({ reason: 'AdmissionRejected', since: secondsAgo(30) });
  });

  it.each([
    ['of another object of that name', { involvedObject: { uid: 'before' } }],
    ['of long ago', { lastTimestamp: secondsAgo(3_600) }],
    ['of something else', { reason: 'SuccessfulCreate' }],
  ])('does not go by an event %s', (_, overrides) => {
    expect(find([makeEvent(FULL, overrides)])).toBeUndefined();
  });

  it('reads the times of events of either kind', () => {
    expect(
      find([
        makeEvent(FULL, {
          firstTimestamp: undefined,
          lastTimestamp: undefined,
          eventTime: secondsAgo(20),
          series: { lastObservedTime: secondsAgo(2) },
        }),
      ])?.since,
    ).toEqual(secondsAgo(20));
  });

  it('says the same of each attempt, whatever the pod would have been called', () => {
    const [one, other] = ['x1z9q', 'b7k2m'].map(suffix =>
      find([
        makeEvent(
          `(combined from similar events): Error creating: pods "shop-${suffix}" is forbidden: exceeded quota: limits`,
        ),
      ]),
    );
    expect(one?.message).toMatch(/can’t be created: exceeded quota: limits$/);
    expect(other).toEqual(one);
  });

  it('gives a quota that is just being counted the time for it', () => {
    expect(find([], UNKNOWN)).toBeUndefined();
    const event = makeEvent(UNKNOWN, { firstTimestamp: secondsAgo(11) });
    expect(find([event])).toMatchObject({ reason: 'Unclassified' });
    expect(find([makeEvent(FULL)], UNKNOWN)).toMatchObject({
      reason: 'QuotaExceeded',
    });
  });

  it('has no name for what it doesn’t know', () => {
    expect(find([makeEvent('the moon is full')])).toMatchObject({
      reason: 'Unclassified',
      evidence: [{ kind: 'StatefulSet', message: 'the moon is full' }],
    });
  });
});
