import { setTimeout as sleep } from 'node:timers/promises';
import { FaultLab } from './__testUtils__/FaultLab';
import { PRODUCTION, TEST_LIMITS } from './__testUtils__/topologies';
import { waitUntil } from './__testUtils__/waitUntil';

jest.setTimeout(300_000);

describe('an API server that is away', () => {
  let lab: FaultLab;

  beforeAll(async () => {
    lab = await FaultLab.start({
      ...PRODUCTION,
      woocommerce: {
        ...TEST_LIMITS,
        // Shorter than the outage.
        deadlines: {
          provision: { seconds: 15 },
          delete: { seconds: 15 },
          helm: { seconds: 10 },
          upgrade: { seconds: 10 },
        },
      },
    });
    await lab.check('the start');
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('F12: nothing is given up, what is unknown is said to be, and all goes on', async () => {
    const { helm } = lab.parts;
    await lab.createStore({ name: 'steady' });
    await lab.waitForPhase('steady', 'Ready');
    await lab.createStore({ name: 'caught' });
    await waitUntil(
      'Helm is at work',
      async () => (await helm.listRunning('store-caught')).length > 0,
      { pauseMs: 10 },
    );
    lab.sampler.expectBlindness(60_000);
    await Promise.all(lab.replicas.map(each => each.networks.api?.cut()));

    const end = performance.now() + 20_000;
    while (performance.now() < end) {
      const phases = (await lab.caller.listStores()).map(each => each.phase);
      // Sorted by name.
      expect(phases).toEqual([
        expect.stringMatching(/Pending|Provisioning/),
        'Ready',
      ]);
      await sleep(500);
    }
    for (const name of ['steady', 'caught']) {
      expect(await lab.caller.getStore(name)).toMatchObject({
        reason: 'ClusterUnreachable',
        observedAt: expect.any(String),
      });
    }

    await Promise.all(lab.replicas.map(each => each.networks.api?.mend()));
    await lab.waitForPhase('caught', 'Ready', 30_000);
    await lab.waitFor(
      'steady',
      'known again',
      store => store?.phase === 'Ready' && !store.reason,
      30_000,
    );
    await lab.check('F12');
    await lab.removeStores(['steady', 'caught']);
  });
});
