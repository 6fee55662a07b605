import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { testConfig } from '../__testUtils__/testConfig';
import { HelmError } from '../helm/HelmError';
import {
  makeFailedVerification,
  makeVerification,
} from './__testUtils__/stores';
import { TestEngine } from './__testUtils__/TestEngine';

jest.setTimeout(30_000);

// What matters is that there is a pause; nobody waits for it here.
jest.mock('./getPauseMs', () => ({ getPauseMs: () => 0 }));

/** The plan demands that a customer can buy, on nodes on which pods really run. */
const VERIFIED = {
  clusters: [{ name: 'local', simulatedNodes: false }],
  plans: new Map(
    [...testConfig.plans].map(([name, plan]) => [
      name,
      { ...plan, readiness: 'checkout' as const },
    ]),
  ),
};

const helmError = (message: string) =>
  new HelmError({ command: 'upgrade', exitCode: 1, message });

describe('StoreReconciler on stores that are to sell', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let t: TestEngine;
  let tests: number;

  beforeEach(async () => {
    t = await TestEngine.create({
      knex: await databases.init('SQLITE_3'),
      config: VERIFIED,
    });
    tests = 0;
    testEndsWith(() => makeVerification());
  });

  afterEach(async () => {
    await t.stop();
  });

  /** Has each test end with what the function says, the first one with the number 1. */
  function testEndsWith(find: (count: number) => object): void {
    t.cluster.onTest = async () => {
      tests += 1;
      const { verifiedAt, releaseRevision, ...said } = find(tests) as Record<
        string,
        unknown
      >;
      const uid = `pod-${tests}`;
      if (said.passed === false) {
        t.cluster.failTest({ uid, message: JSON.stringify(said) });
      }
      return { uid, message: JSON.stringify(said) };
    };
  }

  async function makeReady(): Promise<void> {
    await t.createStore();
    await t.start();
    await t.waitForPhase('Ready');
    t.cluster.calls.length = 0;
  }

  it('makes a store Ready when a test order went through', async () => {
    await t.createStore();
    await t.start();
    const store = await t.waitForPhase('Ready');
    expect(t.cluster.calls.slice(-2)).toEqual(['helm upgrade', 'helm test']);
    expect(store.operation.status).toBe('Succeeded');
    expect(store.verification).toEqual({
      ...makeVerification(),
      verifiedAt: expect.stringMatching(/^20.*Z$/),
    });
    expect(await t.listReasons()).toEqual(
      expect.arrayContaining(['Verified', 'CheckoutVerified', 'Ready']),
    );
  });

  it('tries three times, and is Degraded then', async () => {
    testEndsWith(() => makeFailedVerification());
    await t.createStore();
    await t.start();
    const store = await t.waitForEnd();
    expect(t.count('helm test')).toBe(3);
    expect(store.status).toMatchObject({
      phase: 'Degraded',
      reason: 'CheckoutFailed',
      message: expect.stringContaining('step place-order, status 500'),
    });
    expect(store.operation).toMatchObject({
      status: 'Failed',
      reason: 'CheckoutFailed',
    });
    expect(store.verification).toMatchObject({ passed: false });
  });

  it('is content when only the first test failed', async () => {
    testEndsWith(count =>
      count === 1 ? makeFailedVerification() : makeVerification(),
    );
    await t.createStore();
    await t.start();
    const store = await t.waitForEnd();
    expect(store.status.phase).toBe('Ready');
    expect(store.operation.status).toBe('Succeeded');
  });

  it.each([
    ['there is no pod', async () => undefined, /no pod .* was started/],
    [
      'the pod of another test is left',
      async () => ({ uid: 'old', message: JSON.stringify(makeVerification()) }),
      /no pod .* was started/,
    ],
    ['the pod is silent', async () => ({ uid: randomUUID() }), /has no result/],
  ])('does not take it for a result when %s', async (_, onTest, message) => {
    t.cluster.testPod = { uid: 'old' };
    t.cluster.onTest = onTest;
    await t.createStore();
    await t.start();
    const store = await t.waitForEnd();
    expect(store.verification).toBeUndefined();
    expect(store.status).toMatchObject({
      phase: 'Degraded',
      message: expect.stringMatching(message),
    });
  });

  it('tells what keeps the pod of a test from running', async () => {
    t.cluster.onTest = async () => {
      const problem = { reason: 'ImagePullFailed', message: 'gone' } as const;
      return t.cluster.failTest({ uid: randomUUID(), problem });
    };
    await t.createStore();
    await t.start();
    const store = await t.waitForEnd();
    expect(store.status).toMatchObject({
      phase: 'Degraded',
      reason: 'ImagePullFailed',
      message: 'gone',
    });
  });

  it('verifies a Ready store without changing its phase before it knows', async () => {
    await makeReady();
    testEndsWith(() => makeFailedVerification());
    const phases = new Set<string>();
    await t.ask('verify');
    const store = await t.waitFor(found => {
      if (found?.operation.status === 'Running') {
        phases.add(found.status.phase);
      }
      return found?.operation.status === 'Failed';
    });
    expect([...phases]).toEqual(['Ready']);
    expect(store!.status.phase).toBe('Degraded');
    expect(t.count('helm upgrade')).toBe(0);
  });

  it('tells browsers when a verification ends that found nothing new', async () => {
    await makeReady();
    t.changes.length = 0;
    await t.ask('verify');
    await t.waitForEnd();
    expect(t.changes).toContainEqual({
      action: 'updated',
      id: expect.any(String),
      name: 'demo',
      isProgress: false,
    });
  });

  it('upgrades to the version that was asked for, and verifies that', async () => {
    await makeReady();
    await t.ask('upgrade', { chartVersion: '0.2.0' });
    const store = await t.waitForEnd();
    expect(t.cluster.calls).toEqual([
      'apply LimitRange',
      'apply ResourceQuota',
      'helm upgrade',
      'delete former revision 1',
      'helm test',
    ]);
    expect(t.cluster.upgradedTo).toBe('0.2.0');
    expect(store).toMatchObject({
      chartVersion: '0.2.0',
      status: { phase: 'Ready', releaseRevision: 2 },
      verification: { passed: true, releaseRevision: 2 },
    });
    expect(await t.listReasons()).toContain('Upgraded');
  });

  it('does not take the pods from before for those of an upgrade', async () => {
    await makeReady();
    t.cluster.podsBecomeReady = false;
    t.cluster.watchesLag = true;
    await t.ask('upgrade');
    await t.waitFor(
      found =>
        found?.operation.releaseApplied === true &&
        found.status.conditions.some(
          ({ type, status }) => type === 'WordPressReady' && status === 'False',
        ),
    );
    expect(t.count('helm test')).toBe(0);

    t.cluster.podsBecomeReady = true;
    await t.waitForEnd();
    expect(t.count('helm test')).toBe(1);
  });

  it('makes the chart’s programs beside the release, and forgets former ones', async () => {
    await makeReady();
    t.cluster.programs = {
      name: 'programs-1',
      parts: new Map<string, Record<string, string>>([
        ['bootstrap', { 'bootstrap.php': '<?php' }],
        ['web', { 'cron.php': '<?php' }],
      ]),
    };
    await t.ask('upgrade');
    await t.waitForEnd();
    expect(t.cluster.calls.slice(2)).toEqual([
      'apply ConfigMap',
      'apply ConfigMap',
      'helm upgrade',
      'delete former revision 1',
      'delete programs before programs-1',
      'helm test',
    ]);
    expect(t.cluster.values.programs).toEqual({
      existingConfigMaps: 'programs-1',
    });
  });

  it.each(['deleteFormerRevision', 'deleteFormerPrograms'] as const)(
    'has upgraded a store although it can’t %s',
    async method => {
      await makeReady();
      t.cluster.programs = { name: 'programs-1', parts: new Map() };
      jest
        .spyOn(t.cluster.client, method)
        .mockRejectedValue(new Error('nothing is listening'));
      await t.ask('upgrade');
      const store = await t.waitForEnd();
      expect(store).toMatchObject({
        status: { phase: 'Ready', releaseRevision: 2 },
        operation: { status: 'Succeeded' },
      });
      expect(t.count('helm upgrade')).toBe(1);
    },
  );

  it('leaves a store as it is whose upgrade Helm refuses', async () => {
    await makeReady();
    t.cluster.onUpgrade = async () => {
      throw helmError('Error: template: bad');
    };
    await t.ask('upgrade', { chartVersion: '0.2.0' });
    const store = await t.waitForEnd();
    expect(t.count('helm upgrade')).toBe(3);
    expect(store).toMatchObject({
      chartVersion: '0.1.0',
      status: {
        phase: 'Degraded',
        reason: 'UpgradeFailed',
        message: 'Error: template: bad',
        releaseRevision: 1,
      },
    });

    t.cluster.onUpgrade = undefined;
    await t.ask('upgrade', { chartVersion: '0.2.0' });
    expect((await t.waitForEnd()).status.phase).toBe('Ready');
  });

  it('tells what keeps the hook of an upgrade from running', async () => {
    await makeReady();
    t.cluster.hookProblem = { reason: 'ImagePullFailed', message: 'gone' };
    t.cluster.onUpgrade = async () => {
      throw helmError('Error: timed out waiting for the condition');
    };
    await t.ask('upgrade');
    expect((await t.waitForEnd()).status).toMatchObject({
      phase: 'Degraded',
      reason: 'ImagePullFailed',
      message: 'gone (Helm: Error: timed out waiting for the condition)',
    });
  });

  it('is Degraded when the pods go on with what they had before', async () => {
    await makeReady();
    t.cluster.upgradeFailure = 'The plugin could not be loaded.';
    await t.ask('upgrade');
    const store = await t.waitForEnd();
    expect(store.verification).toMatchObject({ passed: true });
    expect(store.status).toMatchObject({
      phase: 'Degraded',
      reason: 'UpgradeFailed',
      message: 'The plugin could not be loaded.',
    });
  });

  it('unlocks what a killed Helm has left, and never uninstalls it', async () => {
    await makeReady();
    t.cluster.release = {
      revision: 2,
      status: 'pending-upgrade',
      modifiedAt: new Date(0),
    };
    await t.ask('upgrade');
    const store = await t.waitForEnd();
    expect(t.cluster.calls).toEqual([
      'delete revision 2',
      'apply LimitRange',
      'apply ResourceQuota',
      'helm upgrade',
      'delete former revision 1',
      'helm test',
    ]);
    expect(store.status).toMatchObject({ phase: 'Ready', releaseRevision: 2 });
  });

  it('verifies each release that was changed by hand, however many there were', async () => {
    await makeReady();
    const engine = await t.start();
    for (const revision of [2, 3, 4, 5]) {
      t.cluster.release = { ...t.cluster.release!, revision };
      engine.look('demo', 'local');
      await t.waitFor(
        found =>
          found?.verification?.releaseRevision === revision &&
          found.status.phase === 'Ready',
      );
    }
    expect(t.count('helm test')).toBe(4);
  });

  it('drops a verification when its release is made a second time', async () => {
    await makeReady();
    t.cluster.release = undefined;
    await t.ask('upgrade');
    const store = await t.waitForEnd();
    expect(store.status).toMatchObject({ phase: 'Ready', releaseRevision: 1 });
    expect(t.count('helm test')).toBe(1);
  });

  it('ends a verification when the store is to be deleted', async () => {
    await makeReady();
    t.cluster.onTest = () => new Promise(() => {});
    await t.ask('verify');
    await t.waitFor(() => t.count('helm test') === 1);
    await t.ask('delete', { phase: 'Deleting' });
    await t.waitFor(found => found === undefined);
    expect(t.cluster.namespace).toBeUndefined();
  });

  it('notices that scheduled work stands still, without being told', async () => {
    const age = (ms: number) => new Date(Date.now() - ms);
    t.cluster.cronJobs = [
      {
        name: 'store-demo-cron',
        schedule: '* * * * *',
        suspended: false,
        createdAt: age(86_400_000),
        lastSucceededAt: age(15 * 60_000 - 2_500),
        failure: '3 scheduled actions are overdue.',
      },
    ];
    await makeReady();
    const store = await t.waitForPhase('Degraded');
    expect(store.status).toMatchObject({
      reason: 'CronUnhealthy',
      message: '3 scheduled actions are overdue.',
    });
  });

  it('puts back what somebody has removed, when it is asked to', async () => {
    await makeReady();
    const engine = await t.start();
    t.cluster.release = undefined;
    t.cluster.namespace = { uid: t.cluster.namespace!.uid };
    engine.look('demo', 'local');
    const degraded = await t.waitForPhase('Degraded');
    expect(degraded.status.reason).toBe('LabelsRemoved');
    expect(t.cluster.calls).toEqual([]);

    await t.ask('repair');
    const repaired = await t.waitForPhase('Ready');
    expect(repaired.operation).toMatchObject({
      kind: 'repair',
      status: 'Succeeded',
    });
    expect(t.cluster.calls).toEqual(
      expect.arrayContaining(['apply Namespace', 'helm upgrade', 'helm test']),
    );
    expect(t.cluster.namespace.storeId).toBe('store-id');
    expect(await t.listReasons()).toContain('Repaired');
  });

  it('changes nothing in a namespace that has lost its label, unless it is to be repaired', async () => {
    await makeReady();
    t.cluster.namespace = { uid: t.cluster.namespace!.uid };
    await t.ask('upgrade', { chartVersion: '0.2.0' });
    const degraded = await t.waitForEnd();
    expect(degraded.status).toMatchObject({
      phase: 'Degraded',
      reason: 'LabelsRemoved',
    });
    expect(t.cluster.calls).toEqual([]);
  });

  it('repairs a release that is whole, too, since anything in it may be changed', async () => {
    await makeReady();
    await t.ask('repair');
    await t.waitForEnd();
    expect(t.count('helm upgrade')).toBe(1);
    expect((await t.repository.findStore('demo'))!.status.phase).toBe('Ready');
  });
});
