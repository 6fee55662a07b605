import { getWorkloadReview } from './getWorkloadReview';
import { inSeconds, NOW } from './__testUtils__/stores';
import { ObservedCondition } from './StoreState';

function review(options: {
  isUnsettled?: boolean;
  release?: string;
  before?: 'True' | 'False';
  now?: 'True' | 'False';
  changedSecondsAgo?: number;
}): number | undefined {
  const { isUnsettled = true, before = 'False', now = 'False' } = options;
  const condition: ObservedCondition = {
    type: 'DatabaseReady',
    status: now,
    reason: 'WorkloadNotReady',
    message: '',
  };
  const lastTransitionTime = inSeconds(
    -(options.changedSecondsAgo ?? 0),
  ).toISOString();
  const date = getWorkloadReview({
    desired: {
      status: {
        phase: 'Ready',
        conditions: [{ ...condition, status: before, lastTransitionTime }],
      },
    },
    observed: {
      isUnsettled,
      release: options.release
        ? { revision: 1, status: options.release, modifiedAt: NOW }
        : undefined,
    },
    conditions: [condition],
    now: NOW,
  });
  return date && (date.getTime() - NOW.getTime()) / 1_000;
}

describe('getWorkloadReview', () => {
  it.each([
    ['what the watches tell of', { isUnsettled: false }, undefined],
    [
      'a release that Helm is busy with',
      { isUnsettled: false, release: 'uninstalling' },
      2,
    ],
    [
      'a release that is at rest',
      { isUnsettled: false, release: 'deployed' },
      undefined,
    ],
    ['what has just changed', { before: 'True', changedSecondsAgo: 1e5 }, 2],
    ['what changed a moment ago', { changedSecondsAgo: 4 }, 2],
    ['what has been so for a while', { changedSecondsAgo: 120 }, 30],
    ['what stays as it is', { changedSecondsAgo: 1e5 }, 300],
  ] as const)('looks at %s again in due time', (_, options, seconds) => {
    expect(review(options)).toBe(seconds);
  });

  it('looks soon at a store of which nothing is recorded yet', () => {
    expect(
      getWorkloadReview({
        desired: { status: { phase: 'Pending', conditions: [] } },
        observed: { isUnsettled: true },
        conditions: [
          { type: 'Accepted', status: 'True', reason: 'a', message: '' },
        ],
        now: NOW,
      }),
    ).toEqual(inSeconds(2));
  });
});
