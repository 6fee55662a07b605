import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { summarizeWorkloads } from '../cluster/summarizeWorkloads';
import { readFixture } from '../failures/__testUtils__/readFixture';
import { ReachableStore } from '../kubernetes/ObservedStore';
import { NO_OBJECTS } from '../kubernetes/StoreWatches';
import { DATABASE } from './__testUtils__/decide';
import { makeDesired, makeWhole } from './__testUtils__/stores';
import { determineStoreState } from './determineStoreState';
import { StoreState } from './StoreState';

const WORDPRESS = 'store-demo-wordpress';

/** A store as it was recorded of a cluster in trouble, and the time that was. */
function observe(fixture: string): { observed: ReachableStore; now: Date } {
  const { sources, now } = readFixture(fixture);
  const objects = { ...NO_OBJECTS, ...sources.objects };
  const { events } = sources;
  const { workloads } = summarizeWorkloads(objects, { events, now });
  const [{ kind }] = workloads;
  const name = kind === 'Deployment' ? WORDPRESS : DATABASE.name;
  const others = makeWhole().workloads.filter(each => each.name !== name);
  return {
    observed: makeWhole({ workloads: [...others, { ...workloads[0], name }] }),
    now,
  };
}

function decide(options: {
  observed: ReachableStore;
  now: Date;
  kind?: 'provision' | 'upgrade';
  /** How long ago the operation was asked for. */
  age: number;
}): StoreState {
  const { observed, now, kind = 'provision', age } = options;
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
  return determineStoreState({
    desired: makeDesired({
      status: { phase: kind === 'provision' ? 'Provisioning' : 'Degraded' },
      operation: {
        kind,
        releaseApplied: true,
        step: 'install-release',
        createdAt: later(-age),
        deadline: later(600),
      },
    }),
    observed,
    now,
  });
}

const REFUSALS: [string, StoreReason][] = [
  ['quota-exceeded-deployment', 'QuotaExceeded'],
  ['quota-exceeded-statefulset', 'QuotaExceeded'],
  ['quota-exceeded-claim', 'QuotaExceeded'],
  ['quota-needs-limits-statefulset', 'QuotaNeedsLimits'],
  ['limit-range-deployment', 'LimitRangeViolated'],
  ['pod-security-deployment', 'AdmissionRejected'],
  ['pod-security-statefulset', 'AdmissionRejected'],
  ['admission-policy-statefulset', 'AdmissionRejected'],
];

describe('a store whose pods the API server refuses', () => {
  it.each(REFUSALS)(
    'F19: fails for %s without waiting for its deadline, and says %s',
    (fixture, reason) => {
      const { observed, now } = observe(fixture);
      const state = decide({ observed, now, age: 3_600 });
      expect(state).toMatchObject({
        phase: 'Failed',
        reason,
        outcome: 'Failed',
        failure: { reason, message: state.message },
      });
      expect(state.evidence).not.toEqual([]);
    },
  );

  it('F19: waits for a moment, in which it says why already', () => {
    const { observed } = observe('quota-exceeded-statefulset');
    const { since } = observed.workloads.at(-1)!.problem!;
    const now = new Date(since!.getTime() + 1_000);
    expect(decide({ observed, now, age: 60 })).toMatchObject({
      phase: 'Provisioning',
      reason: 'QuotaExceeded',
    });
  });

  it('F19: is given the time that it has after a retry, since nobody may have tried again', () => {
    const { observed, now } = observe('quota-exceeded-deployment');
    const state = decide({ observed, now, age: 1 });
    expect(state).toMatchObject({
      phase: 'Provisioning',
      reason: 'QuotaExceeded',
    });
    expect(state.outcome).toBeUndefined();
  });

  it('F19: is not given up when it was there before', () => {
    const { observed, now } = observe('quota-exceeded-deployment');
    const state = decide({ observed, now, age: 3_600, kind: 'upgrade' });
    expect(state.outcome).toBeUndefined();
    expect(state.reason).toBe('QuotaExceeded');
  });

  it('F21: waits for a webhook that does not answer', () => {
    const { observed, now } = observe('webhook-timeout-statefulset');
    const state = decide({ observed, now, age: 3_600 });
    expect(state).toMatchObject({
      phase: 'Provisioning',
      reason: 'WebhookUnavailable',
    });
    expect(state.outcome).toBeUndefined();
  });
});

describe('a store whose pods are only slow', () => {
  it.each<[string, StoreReason]>([
    ['crash-loop', 'CrashLooping'],
    ['image-not-found', 'ImagePullFailed'],
    ['unschedulable-cpu', 'Unschedulable'],
    ['volume-provisioner-silent', 'VolumeNotBound'],
    ['volume-multi-attach', 'VolumeMultiAttach'],
    ['out-of-memory', 'OutOfMemory'],
    ['probe-failing', 'ProbeFailing'],
  ])('F20: is not called failed for %s, but says %s', (fixture, reason) => {
    const { observed, now } = observe(fixture);
    const state = decide({ observed, now, age: 590 });
    expect(state).toMatchObject({ phase: 'Provisioning', reason });
    expect(state.outcome).toBeUndefined();
    expect(state.evidence).not.toEqual([]);

    const { conditions, ...recovered } = decide({
      observed: makeWhole(),
      now,
      age: 590,
    });
    expect(recovered).toEqual({ phase: 'Ready', outcome: 'Succeeded' });
  });
});
