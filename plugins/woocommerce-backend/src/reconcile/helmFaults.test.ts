import { TestDatabases } from '@backstage/backend-test-utils';
import { HelmError, HelmFailure } from '../helm/HelmError';
import { TestEngine } from './__testUtils__/TestEngine';

jest.setTimeout(60_000);

describe('the engine, when Helm', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let t: TestEngine;

  beforeEach(async () => {
    t = await TestEngine.create({ knex: await databases.init('SQLITE_3') });
  });

  afterEach(async () => {
    await t.stop();
  });

  /** Has Helm end well, whatever it leaves. */
  function letHelmLie(leave: () => void): void {
    t.cluster.helm.upgrade = async () => {
      t.cluster.calls.push('helm upgrade');
      leave();
    };
  }

  it.each<[string, () => void]>([
    ['no release', () => (t.cluster.release = undefined)],
    [
      'a release that failed',
      () => {
        const modifiedAt = new Date();
        t.cluster.release = { revision: 1, status: 'failed', modifiedAt };
      },
    ],
  ])('F7: ends well and leaves %s, is not Ready', async (_, leave) => {
    await t.createStore();
    letHelmLie(leave);
    await t.start();
    const store = await t.waitForEnd();
    expect(store.operation.status).toBe('Failed');
    expect(store.status.phase).toBe('Failed');
    expect(t.count('helm upgrade')).toBe(3);
  });

  it('F7: ends well and upgrades nothing, does not call it upgraded', async () => {
    await t.createStore();
    await t.start();
    await t.waitForPhase('Ready');
    t.cluster.release = { ...t.cluster.release!, modifiedAt: new Date(0) };
    letHelmLie(() => {});
    await t.ask('upgrade', { chartVersion: '0.2.0' });
    const store = await t.waitForEnd();
    expect(store.operation.status).toBe('Failed');
    expect(store.chartVersion).toBe('0.1.0');
  });

  it('F8: is missing, says so, gives nothing up, and goes on when it is back', async () => {
    await t.createStore();
    const message = 'The program helm is not installed where the portal runs';
    const { upgrade } = t.cluster.helm;
    let calls = 0;
    t.cluster.helm.upgrade = async () => {
      calls += 1;
      throw new HelmError({
        command: 'upgrade',
        failure: 'Unavailable',
        message,
      });
    };
    await t.start();
    const waiting = await t.waitFor(() => calls > 1);
    expect(waiting!.operation).toMatchObject({
      status: 'Running',
      attempts: 0,
      reason: 'HelmUnavailable',
      message,
    });
    expect(waiting!.status.phase).toBe('Provisioning');

    t.cluster.helm.upgrade = upgrade;
    await t.waitForPhase('Ready');
  });

  /** Has the next Helm be killed, and leave the release so; those after it work. */
  function killNextHelm(status: string, revision: number): void {
    t.cluster.onUpgrade = async () => {
      t.cluster.onUpgrade = undefined;
      const modifiedAt = new Date();
      t.cluster.release = { status, revision, modifiedAt, own: true };
      throw new HelmError({
        command: 'upgrade',
        failure: 'Killed',
        message: 'Helm was killed by SIGKILL',
      });
    };
  }

  it('F2: is killed during an install, clears it away and installs anew', async () => {
    await t.createStore();
    killNextHelm('pending-install', 1);
    await t.start();
    const store = await t.waitForEnd();
    expect(store.status).toMatchObject({ phase: 'Ready', releaseRevision: 1 });
    expect(t.cluster.calls.filter(call => call.startsWith('helm'))).toEqual([
      'helm upgrade',
      'helm uninstall',
      'helm upgrade',
    ]);
    expect(t.count('ensure Secret')).toBe(1);
  });

  it('F2: is killed each time, gives up when it was run thrice', async () => {
    await t.createStore();
    const kill = () => {
      killNextHelm('pending-install', 1);
      const killed = t.cluster.onUpgrade!;
      t.cluster.onUpgrade = () => killed().finally(kill);
    };
    kill();
    await t.start();
    const store = await t.waitForEnd();
    expect(store.status).toMatchObject({
      phase: 'Failed',
      reason: 'HelmFailed',
      message: 'Helm was killed by SIGKILL',
    });
    expect(t.count('helm upgrade')).toBe(3);
  });

  it('F2: is killed during an upgrade, takes the lock away and upgrades again', async () => {
    await t.createStore();
    await t.start();
    await t.waitForPhase('Ready');
    t.cluster.calls.length = 0;
    killNextHelm('pending-upgrade', 2);
    await t.ask('upgrade', { chartVersion: '0.2.0' });
    const store = await t.waitForEnd();
    expect(store).toMatchObject({
      status: { phase: 'Ready' },
      operation: { status: 'Succeeded' },
      chartVersion: '0.2.0',
    });
    expect(t.count('delete revision 2')).toBe(1);
    expect(t.count('helm uninstall')).toBe(0);
  });

  it.each<[string, HelmFailure, string]>([
    ['F6: hangs', 'TimedOut', 'HelmTimedOut'],
    ['F33: is given too much', 'ReleaseTooLarge', 'ReleaseTooLarge'],
  ])('%s, says so, and can be tried again', async (_, failure, reason) => {
    await t.createStore();
    t.cluster.onUpgrade = async () => {
      throw new HelmError({ command: 'upgrade', failure, message: failure });
    };
    await t.start();
    const failed = await t.waitForEnd();
    expect(failed.status).toMatchObject({ phase: 'Failed', reason });

    t.cluster.onUpgrade = undefined;
    await t.ask('provision', { phase: 'Provisioning' });
    await t.waitForPhase('Ready');
  });
});
