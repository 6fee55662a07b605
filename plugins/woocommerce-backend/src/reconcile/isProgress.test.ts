import { StoreStatus } from '../database/StoreRepository';
import { makeStore, NOW } from './__testUtils__/stores';
import { isProgress } from './isProgress';

const condition = {
  type: 'NamespaceReady' as const,
  status: 'True' as const,
  reason: 'NamespaceActive',
  message: 'The namespace is there',
  lastTransitionTime: NOW.toISOString(),
};

function makeFound(operation: 'Running' | 'Succeeded') {
  return makeStore({
    status: { phase: 'Provisioning', conditions: [condition] },
    operation: { status: operation },
  });
}

describe('isProgress', () => {
  it.each<[string, Partial<StoreStatus>]>([
    ['a reason', { reason: 'VolumeNotBound' }],
    ['a revision', { releaseRevision: 7 }],
    ['a condition', { conditions: [{ ...condition, status: 'False' }] }],
  ])(
    'takes %s for progress while an operation is under way, and for news otherwise',
    (_, other) => {
      const found = makeFound('Running');
      const status = { ...found.status, ...other };
      expect(isProgress(found, status)).toBe(true);
      expect(isProgress(makeFound('Succeeded'), status)).toBe(false);
    },
  );

  it.each<[string, Partial<StoreStatus>]>([
    ['a phase', { phase: 'Ready' }],
    ['a cluster that does not answer', { unreachableSince: NOW }],
  ])('takes %s for news at any time', (_, other) => {
    const found = makeFound('Running');
    expect(isProgress(found, { ...found.status, ...other })).toBe(false);
  });

  it('takes other words for progress at any time', () => {
    const found = makeFound('Succeeded');
    const status = { ...found.status, message: '1 of 2 pods are ready' };
    expect(isProgress(found, status)).toBe(true);
  });
});
