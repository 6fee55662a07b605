import { setTimeout as sleep } from 'node:timers/promises';
import { FaultLab } from './__testUtils__/FaultLab';
import { MACHINE, Replica } from './__testUtils__/Replica';
import { PRODUCTION, TEST_LIMITS } from './__testUtils__/topologies';

jest.setTimeout(300_000);

const HOUR_MS = 3_600_000;

/** Less than the portal wants to be left for one more Helm. */
const SHORT_BYTES = 100 * 1024 * 1024;

describe('machines that are wrong, or short of memory', () => {
  let lab: FaultLab;

  beforeAll(async () => {
    lab = await FaultLab.start({
      ...PRODUCTION,
      preload: [MACHINE],
      woocommerce: TEST_LIMITS,
    });
    await lab.check('the start');
  });

  afterEach(async () => {
    await pretend(() => ({}));
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('F11: clocks that are an hour off, and step, take no store from anybody', async () => {
    const shifts = [HOUR_MS, -HOUR_MS, 0];
    await pretend((_, index) => ({ clockShiftMs: shifts[index] }));
    const names = Array.from({ length: 9 }, (_, index) => `clock-${index}`);
    await Promise.all(
      names.map((name, index) =>
        lab.createStore({ name }, lab.replicas[index % 3].api),
      ),
    );
    // In the middle of it, each to where another one has been.
    await pretend((_, index) => ({ clockShiftMs: -shifts[index] }));
    for (const name of names) {
      const store = await lab.waitForPhase(name, 'Ready', 120_000);
      expect(store.release.revision).toBe(1);
      const age = Date.now() - Date.parse(store.operation.requestedAt);
      expect(Math.abs(age)).toBeLessThan(HOUR_MS / 2);
    }
    const calls = await lab.parts.helm.listCalls();
    expect(calls.map(({ verb }) => verb)).toEqual(names.map(() => 'upgrade'));
    await lab.check('F11');
    await lab.removeStores(names);
  });

  it('F32: a machine that is short of memory has one Helm at a time, and gets all done', async () => {
    await pretend(() => ({ availableBytes: SHORT_BYTES }));
    const names = Array.from({ length: 9 }, (_, index) => `memory-${index}`);
    await Promise.all(names.map(name => lab.createStore({ name })));
    let most = 0;
    let ready = 0;
    while (ready < names.length) {
      const portals = (await lab.parts.helm.listRunning()).map(
        ({ portalPid }) => portalPid,
      );
      most = Math.max(most, ...lab.replicas.map(countOf(portals)));
      const stores = await lab.caller.listStores();
      ready = stores.filter(({ phase }) => phase === 'Ready').length;
      await sleep(50);
    }
    expect(most).toBe(1);
    await lab.check('F32');
    await lab.removeStores(names);
  });

  async function pretend(
    findMachine: (
      replica: Replica,
      index: number,
    ) => Parameters<Replica['pretend']>[0],
  ): Promise<void> {
    await Promise.all(
      lab.replicas.map((replica, index) =>
        replica.pretend(findMachine(replica, index)),
      ),
    );
  }

  function countOf(pids: number[]): (replica: Replica) => number {
    return ({ pid }) => pids.filter(each => each === pid).length;
  }
});
