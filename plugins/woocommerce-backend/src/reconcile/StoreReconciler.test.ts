import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { StoreChange } from '@woocommerce-backstage/plugin-woocommerce-common';
import { testConfig } from '../__testUtils__/testConfig';
import { DatabaseStoreRepository, StoreRecord } from '../database';
import { HelmError } from '../helm/HelmError';
import { FakeCluster } from './__testUtils__/FakeCluster';
import { makeStore } from './__testUtils__/stores';
import { StoreReconciler } from './StoreReconciler';

jest.setTimeout(30_000);

const PROVISIONED = [
  'create Namespace',
  'apply LimitRange',
  'apply ResourceQuota',
  'ensure Secret',
  'helm upgrade',
];

describe('StoreReconciler', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const running: StoreReconciler[] = [];

  afterEach(async () => {
    await Promise.all(running.splice(0).map(each => each.stop()));
  });

  async function setUp() {
    const knex = await databases.init('SQLITE_3');
    const repository = await DatabaseStoreRepository.create({
      database: mockServices.database({ knex, migrations: { skip: false } }),
    });
    const cluster = new FakeCluster();
    const changes: StoreChange[] = [];

    /** Another process on the same database and the same cluster. */
    async function startReconciler(): Promise<StoreReconciler> {
      const reconciler = new StoreReconciler({
        repository,
        clusters: new Map([['local', cluster]]),
        publisher: { publish: async change => void changes.push(change) },
        config: testConfig,
        logger: mockServices.logger.mock(),
      });
      running.push(reconciler);
      await reconciler.start();
      return reconciler;
    }

    async function createStore(options: { deadlineMs?: number } = {}) {
      const { status, operation, createdAt, updatedAt, ...store } = makeStore();
      return repository.createStore({
        store,
        deadlineMs: options.deadlineMs ?? 60_000,
        event: { type: 'Normal', reason: 'Accepted', message: 'accepted' },
      });
    }

    async function startDeletion(store: StoreRecord): Promise<void> {
      await repository.startOperation({
        storeId: store.id,
        kind: 'delete',
        actor: 'user:default/guest',
        deadlineMs: 60_000,
        phase: 'Deleting',
        event: { type: 'Normal', reason: 'Deleting', message: 'deleting' },
      });
    }

    /** The store once it looks as expected; throws when it never does. */
    async function waitFor(
      matches: (store: StoreRecord | undefined) => boolean,
    ): Promise<StoreRecord | undefined> {
      for (let attempt = 0; attempt < 500; attempt += 1) {
        const store = await repository.findStore('demo');
        if (matches(store)) {
          return store;
        }
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      throw new Error(
        `Still ${JSON.stringify(await repository.findStore('demo'))}`,
      );
    }

    return {
      cluster,
      changes,
      repository,
      createStore,
      startDeletion,
      startReconciler,
      waitFor,
      waitForPhase: (phase: string) =>
        waitFor(store => store?.status.phase === phase),
    };
  }

  it('climbs to Ready, each step once and in order', async () => {
    const t = await setUp();
    await t.createStore();
    await t.startReconciler();
    const store = await t.waitForPhase('Ready');
    expect(t.cluster.calls).toEqual(PROVISIONED);
    expect(store!.operation).toMatchObject({ status: 'Succeeded' });
    expect(store!.status.releaseRevision).toBe(1);
    expect(
      (await t.repository.listStoreEvents(store!.id)).map(
        ({ reason }) => reason,
      ),
    ).toEqual(
      expect.arrayContaining(['NamespaceReady', 'ReleaseDeployed', 'Ready']),
    );
    expect(t.changes).toContainEqual({ action: 'updated', name: 'demo' });
  });

  it('deletes everything and forgets the store then', async () => {
    const t = await setUp();
    const store = await t.createStore();
    const reconciler = await t.startReconciler();
    await t.waitForPhase('Ready');
    t.cluster.calls.length = 0;

    await t.startDeletion(store);
    reconciler.interrupt('demo');
    await t.waitFor(found => found === undefined);
    expect(t.cluster.calls).toEqual([
      'helm uninstall',
      'delete PersistentVolumeClaim',
      'delete Namespace',
    ]);
    expect(t.changes.at(-1)).toEqual({ action: 'deleted', name: 'demo' });
  });

  it('goes on where a killed process stopped, without doing anything twice', async () => {
    const t = await setUp();
    await t.createStore();
    let release = () => {};
    t.cluster.onUpgrade = () =>
      new Promise<void>(resolve => (release = resolve));
    const killed = await t.startReconciler();
    await t.waitFor(() => t.cluster.calls.includes('helm upgrade'));
    // The process is gone, Helm was not: it has left a deployed release.
    t.cluster.onUpgrade = undefined;
    const stop = killed.stop();
    release();
    await stop;

    await t.startReconciler();
    await t.waitForPhase('Ready');
    expect(t.cluster.calls.slice(0, PROVISIONED.length)).toEqual(PROVISIONED);
    expect(
      t.cluster.calls.filter(call => call === 'create Namespace'),
    ).toHaveLength(1);
  });

  it('does not count a step that a stopped process could not finish', async () => {
    const t = await setUp();
    await t.createStore();
    t.cluster.onUpgrade = signal =>
      new Promise((_, reject) => {
        signal!.addEventListener('abort', () => reject(new Error('aborted')));
      });
    for (let runs = 1; runs <= 4; runs += 1) {
      const stopped = await t.startReconciler();
      await t.waitFor(
        () =>
          t.cluster.calls.filter(call => call === 'helm upgrade').length ===
          runs,
      );
      await stopped.stop();
    }
    t.cluster.onUpgrade = undefined;
    await t.startReconciler();
    const store = await t.waitForPhase('Ready');
    expect(store!.operation.status).toBe('Succeeded');
  });

  it('gives up after Helm failed three times, for Helm’s reason', async () => {
    const t = await setUp();
    await t.createStore();
    t.cluster.onUpgrade = async () => {
      throw new HelmError({
        command: 'upgrade',
        exitCode: 1,
        message: 'Error: values don’t meet the schema',
      });
    };
    await t.startReconciler();
    const store = await t.waitForPhase('Failed');
    expect(store!.status).toMatchObject({
      reason: 'HelmFailed',
      message: 'Error: values don’t meet the schema',
    });
    expect(
      t.cluster.calls.filter(call => call === 'helm upgrade'),
    ).toHaveLength(3);
  });

  it('does not count a failure that the cluster’s silence explains', async () => {
    const t = await setUp();
    await t.createStore();
    t.cluster.onUpgrade = async () => {
      t.cluster.reachable = false;
      throw new HelmError({
        command: 'upgrade',
        exitCode: 1,
        message: 'Error: connection refused',
      });
    };
    const reconciler = await t.startReconciler();
    const silent = await t.waitFor(
      found => found?.status.reason === 'ClusterUnreachable',
    );
    expect(silent!.status.phase).toBe('Provisioning');
    expect(silent!.operation.attempts).toBe(0);

    t.cluster.onUpgrade = undefined;
    t.cluster.reachable = true;
    await reconciler.enqueueAll();
    await t.waitForPhase('Ready');
  });

  it('fails at the deadline when pods never become ready, and can be retried', async () => {
    const t = await setUp();
    t.cluster.podsBecomeReady = false;
    const created = await t.createStore({ deadlineMs: 1_500 });
    const reconciler = await t.startReconciler();
    const failed = await t.waitForPhase('Failed');
    expect(failed!.status.reason).toBe('DeadlineExceeded');
    expect(failed!.operation.status).toBe('Failed');

    t.cluster.podsBecomeReady = true;
    await t.repository.startOperation({
      storeId: created.id,
      kind: 'provision',
      actor: 'user:default/guest',
      deadlineMs: 60_000,
      phase: 'Provisioning',
      event: { type: 'Normal', reason: 'Retried', message: 'again' },
    });
    reconciler.interrupt('demo');
    const ready = await t.waitForPhase('Ready');
    expect(ready!.status.releaseRevision).toBe(2);
  });

  it('touches no namespace that is not ours, not even to delete the store', async () => {
    const t = await setUp();
    t.cluster.namespace = { uid: 'foreign' };
    const store = await t.createStore();
    const reconciler = await t.startReconciler();
    const failed = await t.waitForPhase('Failed');
    expect(failed!.status.reason).toBe('ForeignNamespace');

    await t.startDeletion(store);
    reconciler.interrupt('demo');
    await t.waitFor(found => found === undefined);
    expect(t.cluster.namespace).toEqual({ uid: 'foreign' });
    expect(t.cluster.calls).toEqual([]);
  });

  it('cancels a running install when the store is to be deleted', async () => {
    const t = await setUp();
    const store = await t.createStore();
    let cancelled = false;
    t.cluster.onUpgrade = signal =>
      new Promise((_, reject) => {
        signal!.addEventListener('abort', () => {
          cancelled = true;
          reject(new Error('aborted'));
        });
      });
    const reconciler = await t.startReconciler();
    await t.waitFor(() => t.cluster.calls.includes('helm upgrade'));

    await t.startDeletion(store);
    reconciler.interrupt('demo');
    await t.waitFor(found => found === undefined);
    expect(cancelled).toBe(true);
    expect(t.cluster.namespace).toBeUndefined();
  });

  it('reports what is lost without putting it back', async () => {
    const t = await setUp();
    await t.createStore();
    const reconciler = await t.startReconciler();
    await t.waitForPhase('Ready');
    t.cluster.calls.length = 0;

    t.cluster.release = undefined;
    reconciler.enqueue('demo');
    const degraded = await t.waitForPhase('Degraded');
    expect(degraded!.status.reason).toBe('ReleaseMissing');
    expect(t.cluster.calls).toEqual([]);
  });

  it('observes a store on request', async () => {
    const t = await setUp();
    await t.createStore();
    const reconciler = await t.startReconciler();
    await t.waitForPhase('Ready');
    const before = (await t.repository.findStore('demo'))!.status.observedAt!;
    await reconciler.observeNow('demo');
    const after = (await t.repository.findStore('demo'))!.status.observedAt!;
    expect(after.getTime()).toBeGreaterThan(before.getTime());
  });
});
