import { OperationRecord, OperationStep } from '../database/StoreRepository';
import { makeStore } from './__testUtils__/stores';
import { mayWatchesLag } from './mayWatchesLag';

const NOW = new Date('2026-01-01T12:00:00Z');

function makeStep(name: string, secondsAgo: number): OperationStep {
  const at = new Date(NOW.getTime() - secondsAgo * 1_000).toISOString();
  return {
    name,
    status: 'Succeeded',
    attempts: 1,
    startedAt: at,
    finishedAt: at,
  };
}

describe('mayWatchesLag', () => {
  const upgrade: OperationRecord = {
    ...makeStore().operation,
    kind: 'upgrade',
    status: 'Running',
    baseRevision: 1,
    releaseApplied: true,
    steps: [makeStep('install-release', 10)],
  };

  it.each([
    ['a release was just put in the place of another', {}, true],
    [
      'something else was done after that',
      { steps: [makeStep('install-release', 10), makeStep('verify-store', 1)] },
      true,
    ],
    ['it was long ago', { steps: [makeStep('install-release', 60)] }, false],
    ['there was none before', { baseRevision: undefined }, false],
    ['it is not there yet', { releaseApplied: false }, false],
    ['the operation has ended', { status: 'Succeeded' as const }, false],
    ['nothing was installed', { steps: [makeStep('verify-store', 1)] }, false],
  ])('when %s', (_, changes, expected) => {
    expect(mayWatchesLag({ ...upgrade, ...changes }, NOW)).toBe(expected);
  });
});
