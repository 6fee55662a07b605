import { TestDatabases } from '@backstage/backend-test-utils';
import { TestEngine } from './__testUtils__/TestEngine';

jest.setTimeout(30_000);

/** Longer than a look takes. */
const QUIET_MS = 300;

describe('StoreEngine, when it looks at a store', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let t: TestEngine;

  beforeEach(async () => {
    t = await TestEngine.create({ knex: await databases.init('SQLITE_3') });
    await t.createStore();
  });

  afterEach(async () => {
    await t.stop();
  });

  /** A replica with a store that is up and was looked at for the last time. */
  async function startReady() {
    const engine = await t.start();
    await t.waitForPhase('Ready');
    await t.waitForEnd();
    await rest();
    return engine;
  }

  function rest(): Promise<void> {
    return new Promise(done => setTimeout(done, QUIET_MS));
  }

  function spy() {
    return {
      claim: jest.spyOn(t.leases, 'claim'),
      updateStore: jest.spyOn(t.repository, 'updateStore'),
    };
  }

  it('writes nothing and takes no lease when it sees nothing new', async () => {
    const engine = await startReady();
    const { claim, updateStore } = spy();
    const observe = jest.spyOn(t.cluster.observer, 'observe');
    engine.look('demo', 'local');
    await t.waitFor(() => observe.mock.calls.length > 0);
    await rest();
    expect(observe).toHaveBeenCalledTimes(1);
    expect(claim).not.toHaveBeenCalled();
    expect(updateStore).not.toHaveBeenCalled();
  });

  it('records once what many replicas see, without a lease', async () => {
    const engines = [await startReady(), await t.start(), await t.start()];
    await rest();
    const { claim } = spy();
    t.cluster.release = undefined;
    engines.forEach(engine => engine.look('demo', 'local'));
    await t.waitForPhase('Degraded');
    await rest();
    const reasons = await t.listReasons();
    expect(reasons.filter(each => each === 'ReleaseMissing')).toHaveLength(2);
    expect(claim).not.toHaveBeenCalled();
  });

  it('looks again when somebody has worked on the store meanwhile', async () => {
    const engine = await startReady();
    const { updateStore } = spy();
    const { namespace } = t.cluster;
    let looks = 0;
    t.cluster.onObserve = async () => {
      looks += 1;
      if (looks === 1) {
        // What this look sees is old news when it is to be recorded.
        const { store, epoch } = await t.claim('demo');
        await t.leases.release({ storeId: store.id, epoch });
        t.cluster.namespace = undefined;
      } else {
        t.cluster.namespace = namespace;
        t.cluster.podsBecomeReady = false;
      }
    };
    engine.look('demo', 'local');
    await t.waitForPhase('Degraded');
    const written = await Promise.all(
      updateStore.mock.results.map(({ value }) => value),
    );
    expect(written).toEqual([false, true]);
    expect(await t.listReasons()).not.toContain('NamespaceMissing');
  });

  it('takes a lease to get the rights that it lacks', async () => {
    const engine = await startReady();
    const { claim } = spy();
    t.cluster.calls.length = 0;
    t.cluster.closed = 'pods is forbidden';
    engine.look('demo', 'local');
    await t.waitFor(() => t.count('grant access') === 1);
    expect(claim).toHaveBeenCalledTimes(1);
  });

  it('has what is to be done become due, and does it', async () => {
    const engine = await startReady();
    const limits = { perCluster: 9, perOwner: 9 };
    const turn = { holder: 'other', limits, count: 1 };
    const claimDue = t.leases.claimDue.bind(t.leases);
    const turns = jest.spyOn(t.leases, 'claimDue').mockResolvedValue([]);
    await t.ask('repair', {}, { silently: true });
    // Somebody whose turn it was has found nothing to do.
    const [{ store, epoch }] = await claimDue(turn);
    await t.leases.release({ storeId: store.id, epoch });
    await expect(claimDue(turn)).resolves.toEqual([]);
    const revisions = t.count('helm upgrade');
    engine.look('demo', 'local');
    await rest();
    const { dueAt, now } = (await t.leases.peek('demo'))!;
    expect(dueAt!.getTime()).toBeLessThanOrEqual(now.getTime());

    turns.mockRestore();
    await t.waitFor(() => t.count('helm upgrade') > revisions);
  });

  it.each<[string, () => void, number]>([
    [
      'waits for pods',
      () => {
        t.cluster.podsBecomeReady = false;
      },
      1,
    ],
    [
      'pauses after a step that failed',
      () => {
        t.cluster.onUpgrade = async () => {
          throw new Error('not this time');
        };
      },
      2,
    ],
  ])(
    'writes nothing while a store %s and is due by then',
    async (_, arrange, runs) => {
      arrange();
      const engine = await t.start();
      await t.waitFor(() => t.count('helm upgrade') === runs);
      await rest();
      const { claim, updateStore } = spy();
      const observe = jest.spyOn(t.cluster.observer, 'observe');
      engine.look('demo', 'local');
      await t.waitFor(() => observe.mock.calls.length === 1);
      await rest();
      expect(claim).not.toHaveBeenCalled();
      expect(updateStore).not.toHaveBeenCalled();
    },
  );

  it('does not wait for a cluster that hangs when it stops', async () => {
    const engine = await startReady();
    const { updateStore } = spy();
    let answer = () => {};
    t.cluster.onObserve = () =>
      new Promise(resolve => {
        answer = resolve;
      });
    engine.look('demo', 'local');
    await rest();
    await t.stop();
    t.cluster.release = undefined;
    answer();
    await rest();
    expect(updateStore).not.toHaveBeenCalled();
  });
});
