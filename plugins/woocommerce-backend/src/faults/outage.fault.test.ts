import { setTimeout as sleep } from 'node:timers/promises';
import { FaultLab } from './__testUtils__/FaultLab';
import { Replica } from './__testUtils__/Replica';
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

  afterEach(async () => {
    await Promise.all(lab.replicas.map(each => each.networks.api?.mend()));
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

  it('of which one replica alone knows nothing is left to the others, who see it', async () => {
    const [blind, ...others] = lab.replicas;
    await lab.createStore({ name: 'seen' });
    await lab.waitForPhase('seen', 'Ready');
    await waitUntil('the replica sees the cluster', () => sees(blind));

    await blind.networks.api?.cut();
    await waitUntil(
      'the replica has lost the cluster',
      async () => !(await sees(blind)),
    );
    await lab.createStore({ name: 'asked' }, blind.api);
    await lab.waitForPhase('asked', 'Ready');
    const end = performance.now() + 20_000;
    while (performance.now() < end) {
      const refreshed = await blind.api.act('seen', 'refresh');
      expect(refreshed.status).toBe(200);
      for (const { api } of [blind, ...others]) {
        for (const store of await api.listStores()) {
          expect(store).toMatchObject({ phase: 'Ready' });
          expect(store).not.toHaveProperty('reason');
        }
      }
      await sleep(500);
    }
    await blind.networks.api?.mend();
    await lab.check('one replica without its cluster');
    await lab.removeStores(['seen', 'asked']);
  });

  /** Whether all is watched, as far as its log says. */
  async function sees(replica: Replica): Promise<boolean> {
    const log = await replica.readLog();
    const lostAt = log.lastIndexOf("Can't watch");
    return lostAt < 0 || log.includes('All stores are watched again', lostAt);
  }
});
