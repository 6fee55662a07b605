import { TestDatabases } from '@backstage/backend-test-utils';
import { HelmError } from '../helm/HelmError';
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
});
