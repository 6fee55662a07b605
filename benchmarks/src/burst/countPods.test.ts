import { countPods } from './countPods';

describe('countPods', () => {
  it('adds up the replicas of workloads', () => {
    expect(
      countPods([
        { kind: 'Deployment', spec: { template: {} } },
        { kind: 'StatefulSet', spec: { replicas: 2 } },
        { kind: 'CronJob', spec: {} },
      ]),
    ).toBe(3);
  });
});
