import { NamespaceAccessError } from '../kubernetes/NamespaceAccessError';
import { FakeCluster } from './__testUtils__/FakeCluster';
import { makeStore, makeWhole, NOW } from './__testUtils__/stores';
import { observeStore } from './observeStore';

const REFUSAL = 'secrets is forbidden';

describe('observeStore', () => {
  const store = makeStore();

  /** A cluster with the store's namespace, in which the portal has no rights. */
  function setUp(storeId: string | undefined = store.id) {
    const cluster = new FakeCluster();
    cluster.namespace = { uid: 'uid', storeId };
    cluster.closed = REFUSAL;
    cluster.release = { revision: 1, status: 'deployed', modifiedAt: NOW };
    return cluster;
  }

  function observe(cluster: FakeCluster, mayGrant = true) {
    return observeStore({ cluster, store, fresh: false, now: NOW, mayGrant });
  }

  it('asks for no rights that are there', async () => {
    const cluster = setUp();
    cluster.closed = undefined;
    await expect(observe(cluster)).resolves.toMatchObject({
      release: { revision: 1 },
    });
    expect(cluster.calls).toEqual([]);
  });

  it.each([
    ['only for what remains of one that is to be removed', true],
    [
      'for nothing that it would have to wait for when the cluster is lost',
      false,
    ],
  ])('asks %s', async (_, reachable) => {
    const cluster = setUp();
    cluster.reachable = reachable;
    const observeAll = jest.spyOn(cluster.observer, 'observe');
    const observeRemains = jest
      .spyOn(cluster.observer, 'observeRemains')
      .mockResolvedValue(makeWhole());
    const removed = makeStore({ operation: { kind: 'delete' } });
    await observeStore({
      cluster,
      store: removed,
      fresh: true,
      now: NOW,
      mayGrant: true,
    });
    expect(observeRemains).toHaveBeenCalledTimes(reachable ? 1 : 0);
    expect(observeAll).toHaveBeenCalledTimes(reachable ? 0 : 1);
  });

  it('gets the rights in the store’s namespace that are missing, and looks again', async () => {
    const cluster = setUp();
    await expect(observe(cluster)).resolves.toMatchObject({
      reachable: true,
      release: { revision: 1 },
    });
    expect(cluster.calls).toEqual(['grant access']);
  });

  it('changes nothing when it may not', async () => {
    const cluster = setUp();
    await expect(observe(cluster, false)).resolves.toMatchObject({
      reachable: true,
      closed: REFUSAL,
    });
    expect(cluster.calls).toEqual([]);
  });

  it('says what to do when the rights can’t be got', async () => {
    const cluster = setUp();
    cluster.onGrant = () => {
      throw new NamespaceAccessError('helm upgrade backstage charts/platform');
    };
    await expect(observe(cluster)).resolves.toEqual({
      reachable: false,
      message: 'helm upgrade backstage charts/platform',
    });
  });

  it.each([['other-id'], ['']])(
    'asks for none in the namespace of the store %p',
    async storeId => {
      const cluster = setUp(storeId);
      await expect(observe(cluster)).resolves.toMatchObject({
        reachable: true,
        closed: REFUSAL,
      });
      expect(cluster.calls).toEqual([]);
    },
  );

  it('asks for none in a namespace that goes away', async () => {
    const cluster = setUp();
    cluster.terminating = true;
    await expect(observe(cluster)).resolves.toMatchObject({
      reachable: true,
      closed: REFUSAL,
      namespace: { terminating: true },
    });
    expect(cluster.calls).toEqual([]);
  });

  it('believes a namespace that has begun to go away meanwhile', async () => {
    const cluster = setUp();
    cluster.onGrant = () => {
      cluster.terminating = true;
      throw new NamespaceAccessError('it is being terminated');
    };
    await expect(observe(cluster)).resolves.toMatchObject({
      reachable: true,
      namespace: { terminating: true },
    });
  });
});
