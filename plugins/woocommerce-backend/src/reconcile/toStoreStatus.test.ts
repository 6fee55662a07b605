import {
  inSeconds,
  makeObserved,
  makeStore,
  NOW,
} from './__testUtils__/stores';
import { postponeDeadline } from './postponeDeadline';
import { StoreState } from './StoreState';
import {
  isSameButForWords,
  isWorthRecording,
  toStoreStatus,
} from './toStoreStatus';

const STATE: StoreState = {
  phase: 'Ready',
  conditions: [
    {
      type: 'Accepted',
      status: 'True',
      reason: 'Recorded',
      message: 'is there',
    },
  ],
};

describe('toStoreStatus', () => {
  it('keeps since when a condition holds as long as it does', () => {
    const first = toStoreStatus({
      previous: makeStore().status,
      observed: makeObserved(),
      state: STATE,
      now: NOW,
    });
    const second = toStoreStatus({
      previous: first,
      observed: makeObserved(),
      state: STATE,
      now: inSeconds(60),
    });
    expect(second.conditions[0].lastTransitionTime).toBe(NOW.toISOString());
  });

  it.each([
    ['forgets the revision of a release that is gone', false, undefined],
    ['keeps that of one for which nobody has asked', true, 7],
  ])('%s', (_, isReleaseUnknown, expected) => {
    const status = toStoreStatus({
      previous: { ...makeStore().status, releaseRevision: 7 },
      observed: makeObserved({ isReleaseUnknown }),
      state: STATE,
      now: NOW,
    });
    expect(status.releaseRevision).toBe(expected);
  });

  it('remembers since when the cluster does not answer, and when it last did', () => {
    const observed = { reachable: false as const, message: 'refused' };
    const previous = { ...makeStore().status, observedAt: inSeconds(-5) };
    const first = toStoreStatus({ previous, observed, state: STATE, now: NOW });
    const second = toStoreStatus({
      previous: first,
      observed,
      state: STATE,
      now: inSeconds(60),
    });
    expect(second).toMatchObject({
      unreachableSince: inSeconds(-5),
      observedAt: inSeconds(-5),
    });
  });
});

describe('the time since when a cluster does not answer', () => {
  const observe = (options: { seen?: Date; lost?: Date }) =>
    toStoreStatus({
      previous: { ...makeStore().status, observedAt: options.seen },
      observed: { reachable: false, message: 'refused', since: options.lost },
      state: STATE,
      now: NOW,
    }).unreachableSince;

  it('is when the cluster was lost, be it long after the store was seen', () => {
    const seen = inSeconds(-500);
    const lost = inSeconds(-7);
    expect(observe({ seen, lost })).toEqual(lost);
  });

  it('is not before the store was seen last', () => {
    const seen = inSeconds(-3);
    expect(observe({ seen, lost: inSeconds(-7) })).toEqual(seen);
  });

  it('is now when nothing is known', () => {
    expect(observe({})).toEqual(NOW);
  });
});

describe('isWorthRecording', () => {
  const status = { ...makeStore().status, observedAt: NOW };

  it('is false for an observation that says nothing new', () => {
    expect(
      isWorthRecording(status, { ...status, observedAt: inSeconds(10) }),
    ).toBe(false);
  });

  it('is true when the recorded observation has grown old', () => {
    expect(
      isWorthRecording(status, { ...status, observedAt: inSeconds(31) }),
    ).toBe(true);
  });

  it('is true for any difference that people would see', () => {
    expect(isWorthRecording(status, { ...status, message: 'new' })).toBe(true);
  });
});

describe('postponeDeadline', () => {
  it.each([
    ['all of it', -300, 60],
    ['what was left of it when the operation began', -20, -10],
  ])(
    'moves the deadline on by the time the cluster did not answer: %s',
    (_, startedAt, deadline) => {
      const store = makeStore({
        status: {
          observedAt: inSeconds(-90),
          unreachableSince: inSeconds(-85),
        },
        operation: {
          startedAt: inSeconds(startedAt),
          deadline: inSeconds(-30),
        },
      });
      expect(
        postponeDeadline(store, makeObserved(), NOW).operation.deadline,
      ).toEqual(inSeconds(deadline));
    },
  );

  it('changes nothing while the cluster does not answer', () => {
    const store = makeStore({ status: { unreachableSince: inSeconds(-90) } });
    expect(
      postponeDeadline(store, { reachable: false, message: 'refused' }, NOW),
    ).toBe(store);
  });
});

describe('isSameButForWords', () => {
  const status = {
    ...makeStore().status,
    message: '1 of 2 pods are ready',
    conditions: STATE.conditions.map(each => ({
      ...each,
      lastTransitionTime: NOW.toISOString(),
    })),
  };
  const [condition] = status.conditions;

  it.each([
    { what: 'a message', other: { message: '2 of 2 pods are ready' } },
    {
      what: 'evidence',
      other: { evidence: [{ kind: 'Pod', name: 'a', message: 'up' }] },
    },
    {
      what: 'a condition’s message',
      other: { conditions: [{ ...condition, message: 'was recorded' }] },
    },
  ])('takes another $what for words', ({ other }) => {
    expect(isSameButForWords(status, { ...status, ...other })).toBe(true);
  });

  it.each([
    { what: 'a phase', other: { phase: 'Degraded' as const } },
    { what: 'a reason', other: { reason: 'ScaledDown' as const } },
    { what: 'a revision', other: { releaseRevision: 7 } },
    {
      what: 'a condition',
      other: { conditions: [{ ...condition, status: 'False' as const }] },
    },
  ])('takes another $what for more than that', ({ other }) => {
    expect(isSameButForWords(status, { ...status, ...other })).toBe(false);
  });
});
