import { TestDatabases } from '@backstage/backend-test-utils';
import { waitUntil } from '../faults/__testUtils__/waitUntil';
import { TestEngine } from './__testUtils__/TestEngine';

jest.setTimeout(30_000);

const LEASE_MS = 1_500;

describe('StoreEngine', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let t: TestEngine;

  beforeEach(async () => {
    t = await TestEngine.create({
      knex: await databases.init('SQLITE_3'),
      leaseMs: LEASE_MS,
    });
  });

  afterEach(async () => {
    await t.stop();
  });

  it('has one replica do each thing, however many there are', async () => {
    await t.createStore();
    await Promise.all([t.start(), t.start(), t.start()]);
    await t.waitForPhase('Ready');
    expect(t.cluster.calls).toEqual([
      'create Namespace',
      'grant access',
      'apply LimitRange',
      'apply ResourceQuota',
      'ensure Secret',
      'helm upgrade',
    ]);
  });

  it('has the others do all of it for a replica that alone has lost the cluster', async () => {
    const claimDue = jest.spyOn(t.leases, 'claimDue');
    const blind = await t.start({ blind: true });
    const { name, cluster } = await t.createStore();
    await waitUntil(
      'it asks what is due',
      () => claimDue.mock.calls.length > 0,
    );
    expect(claimDue).toHaveBeenLastCalledWith(
      expect.objectContaining({ except: new Set([cluster]) }),
    );
    await t.start();
    await t.waitForPhase('Ready');

    const record = jest.spyOn(t.repository, 'updateStore');
    blind.look(name, cluster);
    const isObserved = new Promise<void>(resolve => {
      t.cluster.onObserve = async () => resolve();
    });
    await blind.observeNow(name);
    // By the other one, for which it is due.
    await isObserved;
    await waitUntil(
      'nothing is to be done',
      async () => !(await t.leases.peek(name))!.dueAt,
    );
    const reasons = record.mock.calls.map(([, { status }]) => status?.reason);
    expect(reasons).not.toContain('ClusterUnreachable');
    expect(await t.repository.findStore(name)).toMatchObject({
      status: { phase: 'Ready', reason: undefined },
    });
  });

  it('waits for the end of a dead replica’s lease, and goes on then', async () => {
    const { id, name } = await t.createStore();
    const dead = await t.claim(name);
    await t.start();
    await new Promise(done => setTimeout(done, LEASE_MS / 2));
    expect(t.cluster.calls).toEqual([]);

    await t.waitForPhase('Ready');
    const status = { phase: 'Failed' as const, conditions: [] };
    await expect(
      t.repository.updateStore(
        {
          storeId: id,
          operationId: dead.store.operation.id,
          operationStatus: 'Running',
          epoch: dead.epoch,
        },
        { status },
      ),
    ).resolves.toBe(false);
    expect((await t.repository.findStore(name))!.status.phase).toBe('Ready');
  });

  it('keeps a lease through a long step', async () => {
    await t.createStore();
    t.cluster.onUpgrade = () =>
      new Promise(done => setTimeout(done, 2 * LEASE_MS));
    await Promise.all([t.start(), t.start()]);
    await t.waitForPhase('Ready');
    expect(t.count('helm upgrade')).toBe(1);
  });

  it('looks once more after its own work at what changed meanwhile, and does not ask before', async () => {
    const { name, cluster } = await t.createStore();
    const peek = jest.spyOn(t.leases, 'peek');
    const engine = await t.start();
    let observe: jest.SpyInstance | undefined;
    t.cluster.onUpgrade = async () => {
      peek.mockClear();
      for (let change = 0; change < 5; change += 1) {
        engine.look(name, cluster);
        await new Promise(done => setTimeout(done, 20));
      }
      expect(peek).not.toHaveBeenCalled();
      observe = jest.spyOn(t.cluster.observer, 'observe');
    };
    await t.waitForPhase('Ready');
    await t.waitForEnd();
    await t.waitFor(() => peek.mock.calls.length === 1);
    expect(observe).toHaveBeenCalled();
  });

  it('comes around to every store, in ten minutes when there are few', async () => {
    await t.createStore();
    const engine = await t.start();
    await t.waitForPhase('Ready');
    t.cluster.release = undefined;
    const observe = jest.spyOn(t.cluster.observer, 'observe');
    for (let minute = 0; minute < 10; minute += 1) {
      await engine.lookAround(new Date(minute * 60_000));
    }
    await t.waitForPhase('Degraded');
    expect(observe).toHaveBeenCalledTimes(1);
  });

  it('gives up what it is doing when it stops, for another replica to go on', async () => {
    await t.createStore();
    t.cluster.onUpgrade = signal =>
      new Promise((_, reject) => {
        signal!.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const stopped = await t.start();
    await t.waitFor(() => t.count('helm upgrade') === 1);
    await stopped.stop();
    t.cluster.onUpgrade = undefined;

    const startedAt = performance.now();
    await t.start();
    await t.waitForPhase('Ready');
    // The lease was given back: nobody had to wait for its end.
    expect(performance.now() - startedAt).toBeLessThan(LEASE_MS);
    expect((await t.repository.findStore('demo'))!.operation.attempts).toBe(1);
  });

  it('ends what another replica is doing when something else is asked for', async () => {
    await t.createStore();
    let aborted = false;
    t.cluster.onUpgrade = signal =>
      new Promise((_, reject) => {
        signal!.addEventListener('abort', () => {
          aborted = true;
          reject(new Error('aborted'));
        });
      });
    await t.start();
    await t.waitFor(() => t.count('helm upgrade') === 1);
    // As if asked of another replica: nobody here is told.
    await t.ask('delete', { phase: 'Deleting' }, { silently: true });
    await t.waitFor(found => found === undefined);
    expect(aborted).toBe(true);
    expect(t.cluster.namespace).toBeUndefined();
  });

  it('does nothing more for an operation that was canceled', async () => {
    const { id } = await t.createStore();
    t.cluster.onUpgrade = signal =>
      new Promise((_, reject) => {
        signal!.addEventListener('abort', () => reject(new Error('aborted')));
      });
    await t.start();
    await t.waitFor(() => t.count('helm upgrade') === 1);
    await t.repository.cancelOperation({
      storeId: id,
      kinds: ['provision'],
      reason: 'Cancelled',
      message: 'Ada canceled it.',
      event: { type: 'Normal', reason: 'Cancelled', message: 'Canceled.' },
    });
    const failed = await t.waitForPhase('Failed');
    expect(failed.status).toMatchObject({
      reason: 'Cancelled',
      message: 'Ada canceled it.',
    });
    await new Promise(done => setTimeout(done, LEASE_MS));
    expect(t.count('helm upgrade')).toBe(1);
  });

  it('shows the steps that were run, and how they ended', async () => {
    await t.createStore();
    await t.start();
    const { operation } = await t.waitForPhase('Ready');
    expect(operation.startedAt).toEqual(expect.any(Date));
    expect(operation.steps).toEqual(
      ['create-namespace', 'create-secrets', 'install-release'].map(step => ({
        name: step,
        status: 'Succeeded',
        attempts: 1,
        startedAt: expect.any(String),
        finishedAt: expect.any(String),
      })),
    );
  });
});
