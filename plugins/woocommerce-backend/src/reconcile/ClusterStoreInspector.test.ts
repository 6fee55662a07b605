import { makeInventory } from '../__testUtils__/makeInventory';
import { ClusterUnreachableError } from '../kubernetes/errors';
import { NamespaceAccessError } from '../kubernetes/NamespaceAccessError';
import { FakeCluster } from './__testUtils__/FakeCluster';
import { makeStore } from './__testUtils__/stores';
import { ClusterStoreInspector } from './ClusterStoreInspector';

describe('ClusterStoreInspector', () => {
  const store = makeStore();
  const connections = { leftToOthers: new Set<string>() };

  function setUp(readInventory: () => Promise<never>) {
    const cluster = new FakeCluster();
    cluster.client.readInventory = readInventory;
    return ClusterStoreInspector.create({
      clusters: new Map([['local', cluster]]),
      connections,
    });
  }

  it('knows of a cluster that only others can watch', () => {
    const cluster = new FakeCluster();
    cluster.reachable = false;
    const clusters = new Map([['local', cluster]]);
    const leftToOthers = new Set(['gone']);
    const inspector = ClusterStoreInspector.create({
      clusters,
      connections: { leftToOthers },
    });
    expect(inspector.isReachable('local')).toBe(false);
    leftToOthers.add('local');
    expect(inspector.isReachable('local')).toBe(true);
    expect(inspector.isReachable('gone')).toBe(false);
  });

  it('looks into the store’s own cluster', async () => {
    const cluster = new FakeCluster();
    const inspector = ClusterStoreInspector.create({
      clusters: new Map([['local', cluster]]),
      connections,
    });
    await expect(inspector.inspect(store)).resolves.toMatchObject({
      volumeClaims: [],
    });
    await expect(
      inspector.inspect({ ...store, cluster: 'gone' }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('cluster gone is not configured'),
    });
  });

  it.each([
    [
      'does not answer',
      new ClusterUnreachableError('ECONNREFUSED 10.0.0.1'),
      'What there is of store "demo" can’t be told: cluster local does not answer. Nothing was changed. Try again when it does.',
    ],
    [
      'refuses',
      Object.assign(new Error('forbidden'), { code: 403 }),
      expect.stringContaining('does not let the portal’s account look at it'),
    ],
  ])('says so when the cluster %s', async (_, error, message) => {
    const inspector = setUp(async () => {
      throw error;
    });
    await expect(inspector.inspect(store)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message,
    });
  });

  it('gets the rights in the store’s namespace that are missing, and looks again', async () => {
    const cluster = new FakeCluster();
    const namespace = {
      uid: 'uid',
      storeId: store.id,
      terminating: false,
      blockers: [],
    };
    let closed: string | undefined = 'secrets is forbidden';
    cluster.client.readInventory = async () => ({
      ...makeInventory(),
      namespace,
      closed,
    });
    cluster.onGrant = () => {
      closed = undefined;
    };
    const inspector = ClusterStoreInspector.create({
      clusters: new Map([['local', cluster]]),
      connections,
    });
    await expect(inspector.inspect(store)).resolves.toMatchObject({
      namespace,
      closed: undefined,
    });
    expect(cluster.calls).toEqual(['grant access']);

    closed = 'secrets is forbidden';
    cluster.onGrant = () => {
      throw new NamespaceAccessError('helm upgrade backstage charts/platform');
    };
    await expect(inspector.inspect(store)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        'helm upgrade backstage charts/platform',
      ),
    });
  });

  it('throws what it does not understand', async () => {
    const error = new Error('out of memory');
    Object.assign(error, { code: 400 });
    await expect(
      setUp(async () => {
        throw error;
      }).inspect(store),
    ).rejects.toBe(error);
  });
});
