import { ObservedCronJob } from '../kubernetes/ObservedStore';
import { decide, decideConditions } from './__testUtils__/decide';
import {
  inSeconds,
  makeCronJob,
  makeDesired,
  makeWhole,
} from './__testUtils__/stores';

const SETTLED = {
  operation: { releaseApplied: true, status: 'Succeeded' as const },
};

describe('buildCronCondition', () => {
  it.each<[string, Partial<ObservedCronJob>, string]>([
    [
      'a run has succeeded',
      { lastSucceededAt: inSeconds(-899) },
      'True CronSucceeded',
    ],
    [
      'none has for a quarter of an hour',
      { lastSucceededAt: inSeconds(-900) },
      'False CronUnhealthy',
    ],
    [
      'three runs of a slow schedule may fail',
      { schedule: '*/10 * * * *', lastSucceededAt: inSeconds(-1_799) },
      'True CronSucceeded',
    ],
    [
      'more than three have',
      { schedule: '*/10 * * * *', lastSucceededAt: inSeconds(-1_800) },
      'False CronUnhealthy',
    ],
    [
      'it runs by the hour',
      { schedule: '17 * * * *', lastSucceededAt: inSeconds(-10_799) },
      'True CronSucceeded',
    ],
    [
      'it runs by the day',
      { schedule: '17 3 * * *', lastSucceededAt: inSeconds(-250_000) },
      'True CronSucceeded',
    ],
    ['it is young', { createdAt: inSeconds(-60) }, 'Unknown CronNotRunYet'],
    [
      'it is old and never ran',
      { createdAt: inSeconds(-901) },
      'False CronUnhealthy',
    ],
    [
      'somebody has suspended it',
      { suspended: true, lastSucceededAt: inSeconds(-5_000) },
      'Unknown CronSuspended',
    ],
    ['the chart calls it otherwise', { name: 'backup' }, 'Unknown NoCronJob'],
  ])('says when %s', (_, cronJob, expected) => {
    const { CronHealthy } = decideConditions(
      makeDesired(SETTLED),
      makeWhole({ cronJobs: [makeCronJob(cronJob)] }),
    );
    expect(`${CronHealthy.status} ${CronHealthy.reason}`).toBe(expected);
  });

  it('tells what the last run said that failed', () => {
    const failure = '12 scheduled actions are overdue.';
    const { phase, reason, message } = decide(
      makeDesired(SETTLED),
      makeWhole({ cronJobs: [makeCronJob({ failure })] }),
    );
    expect({ phase, reason, message }).toEqual({
      phase: 'Degraded',
      reason: 'CronUnhealthy',
      message: failure,
    });
  });

  it('says nothing where nodes are simulated, and has nobody look again', () => {
    const desired = makeDesired({ ...SETTLED, simulatedNodes: true });
    const observed = makeWhole({ cronJobs: [makeCronJob()] });
    expect(decideConditions(desired, observed).CronHealthy).toMatchObject({
      status: 'Unknown',
      reason: 'SimulatedNodes',
    });
    expect(decide(desired, observed).reviewAt).toBeUndefined();
  });

  it.each<[string, Partial<ObservedCronJob>, Date | undefined]>([
    [
      'when it may have come to a standstill',
      { lastSucceededAt: inSeconds(-300) },
      inSeconds(600),
    ],
    ['soon when it has', { lastSucceededAt: inSeconds(-901) }, inSeconds(60)],
    ['soon when it is new', { createdAt: inSeconds(-10) }, inSeconds(60)],
    [
      'no more often than it runs',
      { schedule: '*/5 * * * *', createdAt: inSeconds(-10) },
      inSeconds(300),
    ],
    [
      'now and then when it runs by the day',
      { schedule: '17 3 * * *', createdAt: inSeconds(-10) },
      inSeconds(900),
    ],
    ['not while it is suspended', { suspended: true }, undefined],
  ])('has it looked at again %s', (_, cronJob, reviewAt) => {
    const state = decide(
      makeDesired(SETTLED),
      makeWhole({ cronJobs: [makeCronJob(cronJob)] }),
    );
    expect(state.reviewAt).toEqual(reviewAt);
  });

  it('does not keep a store from becoming Ready the first time', () => {
    const state = decide(
      makeDesired({ operation: { releaseApplied: true } }),
      makeWhole({ cronJobs: [makeCronJob()] }),
    );
    expect(state.outcome).toBe('Succeeded');
  });
});
