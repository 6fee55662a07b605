import { OperationRecord } from '../database/StoreRepository';
import { inSeconds, makeStore, NOW } from './__testUtils__/stores';
import { getPauseMs } from './getPauseMs';
import { StepName } from './StoreState';

function makeOperation(
  step: StepName,
  attempts: number,
  finishedAt?: Date,
  status: 'Failed' | 'Succeeded' = 'Failed',
): OperationRecord {
  return makeStore({
    operation: {
      step,
      attempts,
      steps: [
        {
          name: step,
          status: finishedAt ? status : 'Running',
          attempts,
          startedAt: inSeconds(-60).toISOString(),
          finishedAt: finishedAt?.toISOString(),
        },
      ],
    },
  }).operation;
}

describe('getPauseMs', () => {
  it.each<[string, OperationRecord, StepName, number]>([
    ['the first time', makeStore().operation, 'install-release', 0],
    [
      'one after the first failure',
      makeOperation('install-release', 1, NOW),
      'install-release',
      1_000,
    ],
    [
      'double after the second',
      makeOperation('install-release', 2, NOW),
      'install-release',
      2_000,
    ],
    [
      'half a minute at most',
      makeOperation('install-release', 20, NOW),
      'install-release',
      30_000,
    ],
    [
      'what is left of it',
      makeOperation('install-release', 2, inSeconds(-1.5)),
      'install-release',
      500,
    ],
    [
      'nothing when it is over',
      makeOperation('install-release', 1, inSeconds(-2)),
      'install-release',
      0,
    ],
    [
      'nothing before another step',
      makeOperation('create-secrets', 2, NOW),
      'install-release',
      0,
    ],
    [
      'longer for a verification',
      makeOperation('verify-store', 1, NOW),
      'verify-store',
      10_000,
    ],
    [
      'nothing after a success',
      makeOperation('delete-volumes', 1, NOW, 'Succeeded'),
      'delete-volumes',
      0,
    ],
    [
      'after one more success, which was in vain',
      makeOperation('delete-volumes', 2, NOW, 'Succeeded'),
      'delete-volumes',
      2_000,
    ],
    [
      'a while after what was not the step’s fault',
      makeOperation('install-release', 0, NOW),
      'install-release',
      5_000,
    ],
    [
      'nothing after a process that died in the step',
      makeOperation('install-release', 1),
      'install-release',
      0,
    ],
  ])('pauses %s', (_, operation, step, expected) => {
    expect(getPauseMs(operation, step, NOW)).toBe(expected);
  });
});
