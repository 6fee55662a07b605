import type { V1CronJob, V1Pod } from '@kubernetes/client-node';
import { summarizeCronJobs } from './summarizeCronJobs';

const CRON_JOB: V1CronJob = {
  metadata: {
    name: 'store-demo-cron',
    creationTimestamp: new Date('2026-01-01T00:00:00Z'),
  },
  spec: { schedule: '* * * * *', jobTemplate: {} },
  status: { lastSuccessfulTime: new Date('2026-01-01T11:59:02Z') },
};

function makePod(options: {
  job: string;
  at: string;
  phase?: string;
  said?: string;
}): V1Pod {
  const { job, at, phase = 'Failed', said } = options;
  return {
    metadata: {
      creationTimestamp: new Date(at),
      ownerReferences: [
        { apiVersion: 'batch/v1', kind: 'Job', name: job, uid: 'uid' },
      ],
    },
    status: {
      phase,
      containerStatuses: [
        {
          name: 'cron',
          image: '',
          imageID: '',
          ready: false,
          restartCount: 0,
          state: { terminated: { exitCode: 1, message: said } },
        },
      ],
    },
  };
}

function findFailure(...pods: V1Pod[]): string | undefined {
  return summarizeCronJobs({ cronJobs: [CRON_JOB], pods })[0].failure;
}

describe('summarizeCronJobs', () => {
  it('says when a run last succeeded', () => {
    expect(summarizeCronJobs({ cronJobs: [CRON_JOB], pods: [] })).toEqual([
      {
        name: 'store-demo-cron',
        schedule: '* * * * *',
        suspended: false,
        createdAt: new Date('2026-01-01T00:00:00Z'),
        lastSucceededAt: new Date('2026-01-01T11:59:02Z'),
        failure: undefined,
      },
    ]);
  });

  it('says that nothing has succeeded yet, and that it is suspended', () => {
    const [cronJob] = summarizeCronJobs({
      cronJobs: [
        {
          ...CRON_JOB,
          spec: { ...CRON_JOB.spec!, suspend: true },
          status: {},
        },
      ],
      pods: [],
    });
    expect(cronJob).not.toHaveProperty('lastSucceededAt');
    expect(cronJob.suspended).toBe(true);
  });

  it('finds what the last run said that failed', () => {
    expect(
      findFailure(
        makePod({
          job: 'store-demo-cron-29361100',
          at: '2026-01-01T11:40:00Z',
          said: 'CronFailed: HTTP 500',
        }),
        makePod({
          job: 'store-demo-cron-29361101',
          at: '2026-01-01T11:41:00Z',
          said: 'CronFailed: 3 scheduled actions are overdue.\n',
        }),
        makePod({
          job: 'store-demo-cron-29361102',
          at: '2026-01-01T11:42:00Z',
          phase: 'Succeeded',
        }),
      ),
    ).toBe('3 scheduled actions are overdue.');
  });

  it.each([
    ['another CronJob', 'store-demo-backup-29361101'],
    ['one with a longer name', 'store-demo-cron-extra-29361101'],
    ['a hook', 'store-demo-cron-image'],
  ])('takes no failure of %s for its own', (_, job) => {
    const pod = makePod({ job, at: '2026-01-01T11:41:00Z', said: 'no' });
    expect(findFailure(pod)).toBeUndefined();
  });
});
