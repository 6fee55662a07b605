import { DATABASE, decide, makeUnready } from './__testUtils__/decide';
import { makeDesired, makeWhole, makeWorkload } from './__testUtils__/stores';

const APPLIED = { operation: { releaseApplied: true } };
const SETTLED = {
  operation: { releaseApplied: true, status: 'Succeeded' as const },
};

describe('buildConditions', () => {
  it('says of each rung whether it is reached', () => {
    const { conditions } = decide(
      makeDesired(APPLIED),
      makeWhole({ workloads: [DATABASE, makeUnready()] }),
    );
    expect(conditions.map(({ type, status }) => [type, status])).toEqual([
      ['Accepted', 'True'],
      ['NamespaceReady', 'True'],
      ['SecretsReady', 'True'],
      ['ReleaseDeployed', 'True'],
      ['DatabaseReady', 'True'],
      ['WordPressReady', 'False'],
      ['StorefrontReachable', 'Unknown'],
      ['CheckoutVerified', 'Unknown'],
      ['CronHealthy', 'Unknown'],
    ]);
  });

  it('says that a workload is scaled to 0', () => {
    const { conditions, phase } = decide(
      makeDesired(SETTLED),
      makeWhole({
        workloads: [
          DATABASE,
          makeWorkload('Deployment', 'store-demo-wordpress', {
            ready: false,
            readyReplicas: 0,
            desiredReplicas: 0,
          }),
        ],
      }),
    );
    expect(phase).toBe('Degraded');
    expect(conditions).toContainEqual(
      expect.objectContaining({
        type: 'WordPressReady',
        message: 'Deployment store-demo-wordpress is scaled to 0',
      }),
    );
  });
});
