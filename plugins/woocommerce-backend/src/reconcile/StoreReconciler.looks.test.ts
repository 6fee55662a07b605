import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { claimOf } from '../__testUtils__/testDatabases';
import { testConfig } from '../__testUtils__/testConfig';
import { LEASE_MS } from '../database';
import { TestEngine } from './__testUtils__/TestEngine';
import { StoreReconciler } from './StoreReconciler';

describe('StoreReconciler.look', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let t: TestEngine;

  beforeEach(async () => {
    t = await TestEngine.create({ knex: await databases.init('SQLITE_3') });
    await t.createStore();
  });

  /** Looks at the store once, as one of several replicas may. */
  async function look(
    options: {
      /** How long the cluster takes to answer. */
      afterMs?: number;
      signal?: AbortSignal;
      /** What happens while it answers. */
      meanwhile?: () => Promise<unknown>;
      leftToOthers?: ReadonlySet<string>;
    } = {},
  ) {
    const {
      afterMs = 0,
      signal = new AbortController().signal,
      meanwhile = async () => {},
      leftToOthers = new Set(),
    } = options;
    const reconciler = new StoreReconciler({
      repository: t.repository,
      clusters: new Map([['local', t.cluster]]),
      connections: { leftToOthers },
      publisher: { publish: async change => void t.changes.push(change) },
      config: testConfig,
      logger: mockServices.logger.mock(),
    });
    const peekAgain = () => t.leases.peek('demo');
    const peeked = (await peekAgain())!;
    let isObserved = false;
    t.cluster.onObserve = async () => {
      isObserved = true;
      t.cluster.onObserve = undefined;
      await meanwhile();
    };
    const result = await reconciler.look({
      ...peeked,
      clock: () => new Date(peeked.now.getTime() + (isObserved ? afterMs : 0)),
      signal,
      peekAgain,
    });
    return { result, isObserved };
  }

  it('says that something is to be done, and records what it saw', async () => {
    await expect(look()).resolves.toEqual({ result: 'due', isObserved: true });
    expect(t.changes).toHaveLength(1);
    expect(t.cluster.calls).toEqual([]);
  });

  it('asks for a lease, which is renewed, when the cluster takes longer than one lasts', async () => {
    const late = { afterMs: LEASE_MS + 1 };
    await expect(look(late)).resolves.toMatchObject({ result: 'needs-lease' });
    expect(t.changes).toEqual([]);
    await expect(look({ afterMs: LEASE_MS })).resolves.toMatchObject({
      result: 'due',
    });
  });

  it('comes back when nobody can say yet whether the cluster answers', async () => {
    t.cluster.settled = false;
    await expect(look()).resolves.toEqual({ result: 1_000, isObserved: false });
  });

  it('leaves a cluster that it alone has lost to the others', async () => {
    t.cluster.reachable = false;
    const leftToOthers = new Set<string>();
    leftToOthers.add('local');
    await expect(look({ leftToOthers })).resolves.toEqual({
      result: 'done',
      isObserved: false,
    });
    // Lost while it was looked at.
    leftToOthers.clear();
    const meanwhile = async () => void leftToOthers.add('local');
    await expect(look({ leftToOthers, meanwhile })).resolves.toEqual({
      result: 1_000,
      isObserved: true,
    });
    expect(t.changes).toEqual([]);

    await expect(
      look({ leftToOthers: new Set(['elsewhere']) }),
    ).resolves.toMatchObject({ result: 'done' });
    const store = await t.repository.findStore('demo');
    expect(store!.status.reason).toBe('ClusterUnreachable');
  });

  it('says nothing while a watch that was cut may go on', async () => {
    t.cluster.reachable = false;
    t.cluster.interrupted = true;
    await expect(look()).resolves.toEqual({ result: 1_000, isObserved: true });
    expect(t.changes).toEqual([]);
  });

  it('does not begin when the portal stops', async () => {
    await expect(look({ signal: AbortSignal.abort() })).resolves.toEqual({
      result: expect.any(Number),
      isObserved: false,
    });
  });

  it('is done when another replica has recorded the same meanwhile', async () => {
    await expect(look({ meanwhile: () => look() })).resolves.toMatchObject({
      result: 'done',
    });
    expect(t.changes).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'has recorded something else',
      async () => {
        const { store, epoch } = (await t.leases.peek('demo'))!;
        await t.repository.updateStore(
          { ...claimOf(store, epoch), isFree: true },
          { status: { phase: 'Failed', conditions: [] }, dueInMs: 0 },
        );
      },
    ],
    [
      'has recorded the same and works on the store',
      async () => {
        await look();
        await t.claim('demo');
      },
    ],
    [
      'has put off what is to be done',
      async () => {
        await look();
        const { store, epoch } = (await t.leases.peek('demo'))!;
        await t.repository.updateStore(
          { ...claimOf(store, epoch), isFree: true },
          {},
        );
      },
    ],
  ])('looks again when another replica %s meanwhile', async (_, meanwhile) => {
    await expect(look({ meanwhile })).resolves.toMatchObject({ result: 250 });
  });

  describe('at a store of which nothing is left', () => {
    beforeEach(async () => {
      await t.ask('delete', { phase: 'Deleting' });
    });

    it('forgets the store, without a lease', async () => {
      const claim = jest.spyOn(t.leases, 'claim');
      await expect(look()).resolves.toMatchObject({ result: 'done' });
      await expect(t.leases.peek('demo')).resolves.toBeUndefined();
      expect(claim).not.toHaveBeenCalled();
      expect(t.changes).toEqual([
        { action: 'deleted', id: expect.any(String), name: 'demo' },
      ]);
    });

    it('forgets it once, whoever else sees the same', async () => {
      const meanwhile = () => look();
      await expect(look({ meanwhile })).resolves.toMatchObject({ result: 250 });
      expect(t.changes).toHaveLength(1);
    });

    it('leaves a namespace of somebody else as it is', async () => {
      t.cluster.namespace = { uid: 'foreign', storeId: 'other' };
      await expect(look()).resolves.toMatchObject({ result: 'done' });
      await expect(t.leases.peek('demo')).resolves.toBeUndefined();
      expect(t.cluster.calls).toEqual([]);
    });

    it('leaves that to a replica that has claimed it meanwhile', async () => {
      const meanwhile = () => t.claim('demo');
      await expect(look({ meanwhile })).resolves.toMatchObject({ result: 250 });
      await expect(t.leases.peek('demo')).resolves.toMatchObject({
        held: { holder: 'dead' },
      });
      expect(t.changes).toEqual([]);
    });
  });
});
