import { isRoutine } from './isRoutine';
import { WatchedCronJob, WatchedJob, WatchedObject } from './WatchedObjects';

const CRON_JOB: WatchedCronJob = {
  metadata: { name: 'store-demo-cron' },
  spec: { schedule: '* * * * *' },
};

function makeOwned(kind: string, status: WatchedJob['status'] = {}) {
  return {
    metadata: { ownerReferences: [{ kind, name: 'owner', uid: 'uid' }] },
    status,
  };
}

const FAILED: WatchedJob['status'] = {
  conditions: [{ type: 'Failed', status: 'True' }],
};

describe('isRoutine', () => {
  it.each<[string, WatchedObject, boolean]>([
    ['a CronJob', CRON_JOB, true],
    ['the Job of a CronJob', makeOwned('CronJob'), true],
    [
      'the Job of a CronJob that has failed',
      makeOwned('CronJob', FAILED),
      false,
    ],
    ['the pod of a Job', makeOwned('Job'), true],
    ['the pod of a ReplicaSet', makeOwned('ReplicaSet'), false],
    ['the Job of a hook', { metadata: {}, status: {} }, false],
    [
      'the Job of a hook that has failed',
      { metadata: {}, status: FAILED },
      false,
    ],
    ['a namespace', { metadata: { name: 'store-demo' } }, false],
  ])('%s', (_, object, routine) => {
    expect(isRoutine(object)).toBe(routine);
  });
});
