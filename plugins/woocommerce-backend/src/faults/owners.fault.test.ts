import { FaultLab } from './__testUtils__/FaultLab';
import { TEST_LIMITS } from './__testUtils__/topologies';

jest.setTimeout(300_000);

/** As many stores as are worked on at the same time. */
const PLACES = 4;

const GREEDY = 'group:default/greedy';
const MODEST = 'group:default/modest';

describe('owners who ask for more than their share', () => {
  let lab: FaultLab;

  beforeAll(async () => {
    lab = await FaultLab.start({
      replicas: 1,
      database: 'sqlite',
      woocommerce: {
        ...TEST_LIMITS,
        // One owner may have all places, so that only the turns keep it fair.
        concurrency: {
          perReplica: PLACES,
          perCluster: PLACES,
          perOwner: PLACES,
        },
      },
    });
    await lab.check('the start');
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('F31: the one store of an owner does not wait for the many of another', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `many-${index}`);
    for (const name of names) {
      await lab.createStore({ name, owner: GREEDY });
    }
    await lab.createStore({ name: 'one', owner: MODEST });
    const { operation } = await lab.waitForPhase('one', 'Ready');
    const stores = await lab.caller.listStores();
    const startedBetween = stores.filter(
      ({ name, operation: { startedAt } }) =>
        name !== 'one' &&
        startedAt &&
        startedAt > operation.requestedAt &&
        startedAt < operation.startedAt!,
    );
    // The one was next, whoever had a place at the time.
    expect(startedBetween.length).toBeLessThanOrEqual(1);
    const queued = stores.filter(each => each.operation.queuePosition);
    expect(queued.length).toBeGreaterThan(names.length / 2);
    const positions = queued.map(each => each.operation.queuePosition);
    expect([...positions].sort((a, b) => a! - b!)).toEqual(
      queued.map((_, index) => index + 1),
    );
    await lab.removeStores(names);
    await lab.check('F31');
    await lab.removeStores(['one']);
  });
});
