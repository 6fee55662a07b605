import { TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { HelmError } from '../helm/HelmError';
import { testConfig } from '../__testUtils__/testConfig';
import { TestEngine } from './__testUtils__/TestEngine';

jest.setTimeout(30_000);

const PROVISIONED = [
  'create Namespace',
  'grant access',
  'apply LimitRange',
  'apply ResourceQuota',
  'ensure Secret',
  'helm upgrade',
];

describe('StoreReconciler', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let t: TestEngine;

  beforeEach(async () => {
    t = await TestEngine.create({ knex: await databases.init('SQLITE_3') });
  });

  afterEach(async () => {
    await t.stop();
  });

  async function waitForHelm(runs: number): Promise<void> {
    await t.waitFor(() => t.count('helm upgrade') === runs);
  }

  /** Returns what was done to the cluster to remove a store that was Ready. */
  async function makeAndDelete(): Promise<string[]> {
    await t.createStore();
    await t.start();
    await t.waitForPhase('Ready');
    t.cluster.calls.length = 0;
    await t.ask('delete', { phase: 'Deleting' });
    await t.waitFor(found => found === undefined);
    return t.cluster.calls;
  }

  it('climbs to Ready, each step once and in order', async () => {
    await t.createStore();
    await t.start();
    const store = await t.waitForPhase('Ready');
    expect(t.cluster.calls).toEqual(PROVISIONED);
    expect(store!.operation).toMatchObject({ status: 'Succeeded' });
    expect(store!.status.releaseRevision).toBe(1);
    expect(await t.listReasons()).toEqual(
      expect.arrayContaining(['NamespaceReady', 'ReleaseDeployed', 'Ready']),
    );
    expect(t.changes).toContainEqual({
      action: 'updated',
      id: expect.any(String),
      name: 'demo',
      isProgress: false,
    });
  });

  it('writes what it found out together with the step that this begins', async () => {
    const updateStore = jest.spyOn(t.repository, 'updateStore');
    await t.createStore();
    await t.start();
    await t.waitForPhase('Ready');
    const writes = updateStore.mock.calls.filter(([claim]) => !claim.isFree);
    expect(
      writes.slice(0, 7).map(([, { status, operation }]) => {
        const last = operation?.steps?.at(-1);
        return [last?.name, last?.status, status?.phase];
      }),
    ).toEqual([
      ['create-namespace', 'Running', 'Provisioning'],
      // The namespace's UID.
      [undefined, undefined, undefined],
      ['create-namespace', 'Succeeded', undefined],
      ['create-secrets', 'Running', 'Provisioning'],
      ['create-secrets', 'Succeeded', undefined],
      ['install-release', 'Running', 'Provisioning'],
      ['install-release', 'Succeeded', undefined],
    ]);
    expect(writes[0][1].operation).toHaveProperty('startedAt');
  });

  it('tells other plugins of phases alone', async () => {
    await makeAndDelete();
    const told = t.changes.filter(({ isProgress }) => !isProgress);
    expect(told.map(({ action }) => action)).toEqual([
      // That it is being made, that it is Ready, that it is gone.
      'updated',
      'updated',
      'deleted',
    ]);
  });

  it('deletes everything and forgets the store then', async () => {
    expect(await makeAndDelete()).toEqual(['delete Namespace']);
    expect(t.changes.at(-1)).toEqual({
      action: 'deleted',
      id: expect.any(String),
      name: 'demo',
    });
  });

  it('takes a store apart whose chart may have made something elsewhere', async () => {
    t = await TestEngine.create({
      knex: await databases.init('SQLITE_3'),
      config: {
        charts: new Map([
          [
            'woocommerce-store',
            {
              ...testConfig.charts.get('woocommerce-store')!,
              type: 'bitnami-wordpress',
            },
          ],
        ]),
      },
    });
    expect(await makeAndDelete()).toEqual([
      'helm uninstall',
      'delete PersistentVolumeClaim',
      'delete Namespace',
    ]);
  });

  it('forgets a store at the first look that finds nothing left, without its turn', async () => {
    await t.createStore();
    const engine = await t.start();
    await t.waitForPhase('Ready');
    t.cluster.client.deleteNamespace = async () => {
      t.cluster.terminating = true;
    };
    await t.ask('delete', { phase: 'Deleting' });
    await t.waitFor(found =>
      Boolean(found?.status.message?.includes('Deleting the namespace')),
    );
    await t.waitFor(() => t.cluster.terminating);
    jest.spyOn(t.leases, 'claimDue').mockResolvedValue([]);
    t.cluster.namespace = undefined;
    engine.look('demo', 'local');
    const found = await t.waitFor(each => each === undefined);
    expect(found).toBeUndefined();
  });

  it('goes on where a killed process stopped, without doing anything twice', async () => {
    await t.createStore();
    let release = () => {};
    t.cluster.onUpgrade = () =>
      new Promise<void>(resolve => (release = resolve));
    const killed = await t.start();
    await t.waitFor(() => t.cluster.calls.includes('helm upgrade'));
    // The process is gone, Helm was not: it has left a deployed release.
    t.cluster.onUpgrade = undefined;
    const stop = killed.stop();
    release();
    await stop;

    await t.start();
    await t.waitForPhase('Ready');
    expect(t.cluster.calls.slice(0, PROVISIONED.length)).toEqual(PROVISIONED);
    expect(t.count('create Namespace')).toBe(1);
  });

  it('does not count a step that a stopped process could not finish', async () => {
    await t.createStore();
    t.cluster.onUpgrade = signal =>
      new Promise((_, reject) => {
        signal!.addEventListener('abort', () => reject(new Error('aborted')));
      });
    for (const runs of [1, 2, 3, 4]) {
      const stopped = await t.start();
      await waitForHelm(runs);
      await stopped.stop();
    }
    t.cluster.onUpgrade = undefined;
    await t.start();
    const store = await t.waitForPhase('Ready');
    expect(store!.operation.status).toBe('Succeeded');
  });

  it('gives up after Helm failed three times, for Helm’s reason', async () => {
    await t.createStore();
    t.cluster.onUpgrade = async () => {
      throw new HelmError({
        command: 'upgrade',
        exitCode: 1,
        message: 'Error: values don’t meet the schema',
      });
    };
    await t.start();
    const store = await t.waitForPhase('Failed');
    expect(store!.status).toMatchObject({
      reason: 'HelmFailed',
      message: 'Error: values don’t meet the schema',
    });
    expect(t.count('helm upgrade')).toBe(3);
  });

  it('does not count a failure that the cluster’s silence explains', async () => {
    await t.createStore();
    t.cluster.onUpgrade = async () => {
      t.cluster.reachable = false;
      throw new HelmError({
        command: 'upgrade',
        exitCode: 1,
        message: 'Error: connection refused',
      });
    };
    const reconciler = await t.start();
    const silent = await t.waitFor(
      found => found?.status.reason === 'ClusterUnreachable',
    );
    expect(silent!.status.phase).toBe('Provisioning');
    expect(silent!.operation.attempts).toBe(0);

    t.cluster.onUpgrade = undefined;
    t.cluster.reachable = true;
    await reconciler.lookAtAll('local');
    await t.waitForPhase('Ready');
  });

  it('F29: does not count a failure of the portal’s own database', async () => {
    await t.createStore();
    const { repository } = t;
    const updateStore = repository.updateStore.bind(repository);
    let failures = 0;
    jest
      .spyOn(repository, 'updateStore')
      .mockImplementation(async (claim, changes) => {
        // In the middle of a step.
        if (changes.namespaceUid && failures === 0) {
          failures += 1;
          throw new ServiceUnavailableError('The database does not answer');
        }
        return updateStore(claim, changes);
      });
    await t.start();
    const store = await t.waitForPhase('Ready');
    expect(failures).toBe(1);
    const events = await repository.listStoreEvents(store.id);
    expect(events.map(({ message }) => message)).not.toContainEqual(
      expect.stringContaining('create-namespace failed'),
    );
  });

  it('fails at the deadline when pods never become ready, and can be retried', async () => {
    t.cluster.podsBecomeReady = false;
    await t.createStore({ deadlineMs: 1_500 });
    await t.start();
    const failed = await t.waitForPhase('Failed');
    expect(failed!.status.reason).toBe('DeadlineExceeded');
    expect(failed!.operation.status).toBe('Failed');

    t.cluster.podsBecomeReady = true;
    await t.ask('provision', { phase: 'Provisioning' });
    const ready = await t.waitForPhase('Ready');
    expect(ready!.status.releaseRevision).toBe(2);
  });

  it('touches no namespace that is not ours, not even to delete the store', async () => {
    t.cluster.namespace = { uid: 'foreign' };
    await t.createStore();
    await t.start();
    const failed = await t.waitForPhase('Failed');
    expect(failed!.status.reason).toBe('ForeignNamespace');

    await t.ask('delete', { phase: 'Deleting' });
    await t.waitFor(found => found === undefined);
    expect(t.cluster.namespace).toEqual({ uid: 'foreign' });
    expect(t.cluster.calls).toEqual([]);
  });

  it('cancels a running install when the store is to be deleted', async () => {
    await t.createStore();
    let cancelled = false;
    t.cluster.onUpgrade = signal =>
      new Promise((_, reject) => {
        signal!.addEventListener('abort', () => {
          cancelled = true;
          reject(new Error('aborted'));
        });
      });
    await t.start();
    await t.waitFor(() => t.cluster.calls.includes('helm upgrade'));

    await t.ask('delete', { phase: 'Deleting' });
    await t.waitFor(found => found === undefined);
    expect(cancelled).toBe(true);
    expect(t.cluster.namespace).toBeUndefined();
  });

  it('reports what is lost without putting it back', async () => {
    await t.createStore();
    const reconciler = await t.start();
    await t.waitForPhase('Ready');
    t.cluster.calls.length = 0;

    t.cluster.release = undefined;
    reconciler.look('demo', 'local');
    const degraded = await t.waitForPhase('Degraded');
    expect(degraded!.status.reason).toBe('ReleaseMissing');
    expect(t.cluster.calls).toEqual([]);
  });

  it('says nothing of a cluster that may still answer for the first time', async () => {
    t.cluster.settled = false;
    t.cluster.reachable = false;
    await t.createStore();
    await t.start();
    await new Promise(done => setTimeout(done, 300));
    const waiting = await t.repository.findStore('demo');
    expect(waiting!.status).toEqual({ phase: 'Pending', conditions: [] });
    expect(waiting!.operation.startedAt).toBeUndefined();

    t.cluster.settled = true;
    const lost = await t.waitFor(
      found => found?.status.reason === 'ClusterUnreachable',
    );
    expect(lost!.status.phase).toBe('Pending');
    t.cluster.reachable = true;
    await t.waitForPhase('Ready');
  });

  it('does not wait for a cluster that never answers when it stops', async () => {
    await t.createStore();
    let looks = 0;
    t.cluster.onObserve = () => {
      looks += 1;
      return new Promise(() => {});
    };
    const engine = await t.start();
    await t.waitFor(() => looks > 0);
    const startedAt = performance.now();
    await engine.stop();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect((await t.repository.findStore('demo'))!.status).toEqual({
      phase: 'Pending',
      conditions: [],
    });
  });

  it('observes a store on request', async () => {
    await t.createStore();
    const reconciler = await t.start();
    await t.waitForPhase('Ready');
    const before = (await t.repository.findStore('demo'))!.status.observedAt!;
    await reconciler.observeNow('demo');
    const after = (await t.repository.findStore('demo'))!.status.observedAt!;
    expect(after.getTime()).toBeGreaterThan(before.getTime());
  });
});
