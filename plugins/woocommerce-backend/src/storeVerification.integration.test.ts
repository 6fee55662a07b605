import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { readTestKubeconfigs, TestCluster } from './__testUtils__/testCluster';
import { TestPortal } from './__testUtils__/TestPortal';
import { writeTestChart } from './__testUtils__/writeTestChart';

jest.setTimeout(180_000);

function describeConditions(store: {
  conditions: { type: string; status: string; reason: string }[];
}): Record<string, string> {
  return Object.fromEntries(
    store.conditions.map(({ type, status, reason }) => [
      type,
      `${status} ${reason}`,
    ]),
  );
}

describe('a store that is to be verified', () => {
  const directory = createMockDirectory();
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let cluster: TestCluster;
  let portal: TestPortal;

  async function startPortal(options: {
    version?: string;
    simulatedNodes?: boolean;
    knex?: Awaited<ReturnType<typeof databases.init>>;
  }): Promise<TestPortal> {
    const { version = '1.0.0', simulatedNodes = false } = options;
    return TestPortal.start({
      knex: options.knex ?? (await databases.init('SQLITE_3')),
      config: {
        clusters: [
          {
            name: 'test',
            kubeconfig: readTestKubeconfigs().portal,
            simulatedNodes,
          },
        ],
        charts: {
          shop: {
            path: await writeTestChart({
              directory: directory.resolve(`shop-${version}`),
              version,
            }),
          },
        },
        plans: {
          demo: { chart: 'shop', readiness: 'checkout' },
          huge: { chart: 'shop' },
        },
      },
    });
  }

  beforeAll(async () => {
    cluster = await TestCluster.create();
  });

  afterEach(async () => {
    await portal?.stop();
  });

  it('is Ready once a test order went through, and is verified again on demand', async () => {
    portal = await startPortal({});
    await portal.post('/stores', { name: 'buyable' });
    const ready = await portal.waitForPhase('buyable', 'Ready');
    expect(ready).toMatchObject({
      readiness: 'checkout',
      operation: { kind: 'provision', status: 'Succeeded' },
      verification: {
        level: 'checkout',
        passed: true,
        rung: 'checkout',
        durationsMs: { checkout: 190 },
        releaseRevision: 1,
      },
    });
    expect(describeConditions(ready)).toMatchObject({
      StorefrontReachable: 'True Verified',
      CheckoutVerified: 'True Verified',
    });

    const asked = await portal.post('/stores/buyable/verify');
    expect(asked.status).toBe(202);
    expect(asked.body).toMatchObject({
      phase: 'Ready',
      operation: { kind: 'verify', status: 'Queued' },
    });
    const again = await portal.waitFor(
      'buyable',
      store => store?.operation.status === 'Succeeded',
    );
    expect(
      again!.verification!.verifiedAt > ready.verification!.verifiedAt,
    ).toBe(true);
    expect(again!.phase).toBe('Ready');

    await portal.deleteStore('buyable');
    await portal.waitUntilGone('buyable');
  });

  it('is Degraded and says what the shop answered when no order goes through', async () => {
    portal = await startPortal({});
    await portal.post('/stores', { name: 'checkout-fails' });
    const degraded = await portal.waitFor(
      'checkout-fails',
      store => store?.operation.status === 'Failed',
      90_000,
    );
    expect(degraded).toMatchObject({
      phase: 'Degraded',
      reason: 'CheckoutFailed',
      message:
        'The shop refused the test order. (checkout, step place-order, status 500)\nThere has been a critical error on this website.',
      verification: { passed: false, step: 'place-order', statusCode: 500 },
    });
    expect(describeConditions(degraded!)).toMatchObject({
      WordPressReady: 'True WorkloadReady',
      StorefrontReachable: 'True Verified',
      CheckoutVerified: 'False CheckoutFailed',
    });
    expect((await portal.post('/stores/checkout-fails/retry')).status).toBe(
      409,
    );

    await portal.post('/stores/checkout-fails/verify');
    await portal.deleteStore('checkout-fails');
    await portal.waitUntilGone('checkout-fails');
    expect(
      await cluster.getNamespaceUid('store-checkout-fails'),
    ).toBeUndefined();
  });

  it('is Ready without it where nodes are simulated, and says so', async () => {
    portal = await startPortal({ simulatedNodes: true });
    await portal.post('/stores', { name: 'simulated' });
    const ready = await portal.waitForPhase('simulated', 'Ready');
    expect(ready.readiness).toBe('workload');
    expect(describeConditions(ready)).toMatchObject({
      StorefrontReachable: 'Unknown SimulatedNodes',
      CheckoutVerified: 'Unknown SimulatedNodes',
      CronHealthy: 'Unknown SimulatedNodes',
    });
    const refused = await portal.post('/stores/simulated/verify');
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('nodes are simulated');

    await portal.deleteStore('simulated');
    await portal.waitUntilGone('simulated');
  });

  it('is verified anew after an upgrade, which keeps passwords and volumes', async () => {
    const namespace = 'store-upgraded';
    const knex = await databases.init('SQLITE_3');
    portal = await startPortal({ knex });
    await portal.post('/stores', { name: 'upgraded' });
    await portal.waitForPhase('upgraded', 'Ready');
    const secret = { namespace, name: `${namespace}-credentials` };
    const found = await cluster.core.readNamespacedSecret(secret);
    // As a chart from before has left it.
    delete found.data!['verification-key'];
    await cluster.core.replaceNamespacedSecret({ ...secret, body: found });
    const before = await describeKept(namespace);
    await portal.stop();

    portal = await startPortal({ knex, version: '1.1.0' });
    const offered = (await portal.get('/stores/upgraded')).body;
    expect(offered.release).toMatchObject({
      version: '1.0.0',
      availableVersion: '1.1.0',
    });
    const asked = await portal.post('/stores/upgraded/upgrade');
    expect(asked.status).toBe(202);
    expect(asked.body.operation).toMatchObject({
      kind: 'upgrade',
      status: 'Queued',
    });
    const upgraded = await portal.waitFor(
      'upgraded',
      store => store?.operation.status === 'Succeeded',
      60_000,
    );
    expect(upgraded).toMatchObject({
      phase: 'Ready',
      release: { version: '1.1.0', revision: 2 },
      verification: { passed: true, releaseRevision: 2 },
    });
    expect(upgraded!.release).not.toHaveProperty('availableVersion');
    const { items: revisions } = await cluster.core.listNamespacedSecret({
      namespace,
      labelSelector: 'owner=helm',
    });
    expect(revisions.map(({ metadata }) => metadata?.labels)).toEqual([
      expect.objectContaining({ version: '2', status: 'deployed' }),
    ]);

    const { 'verification-key': key, ...passwords } =
      await cluster.readPasswords(namespace);
    expect(key).toMatch(/^[-\w]{32}$/);
    expect({ ...(await describeKept(namespace)), passwords }).toEqual(before);
    await portal.deleteStore('upgraded');
    await portal.waitUntilGone('upgraded');
  });

  it('is unlocked when a killed Helm holds its release, and never uninstalled', async () => {
    const namespace = 'store-locked';
    portal = await startPortal({});
    await portal.post('/stores', { name: 'locked' });
    await portal.waitForPhase('locked', 'Ready');
    const before = await describeKept(namespace);
    const pod = { namespace, name: `${namespace}-mariadb-0` };
    const database = await cluster.core.readNamespacedPod(pod);
    await cluster.leaveUpgradePending(namespace);

    await portal.post('/stores/locked/upgrade');
    const upgraded = await portal.waitFor(
      'locked',
      store => store?.operation.status === 'Succeeded',
      60_000,
    );
    expect(upgraded).toMatchObject({
      phase: 'Ready',
      release: { revision: 2 },
      verification: { releaseRevision: 2 },
    });
    expect(await describeKept(namespace)).toEqual(before);
    const after = await cluster.core.readNamespacedPod(pod);
    expect(after.metadata?.uid).toBe(database.metadata?.uid);
    await portal.deleteStore('locked');
    await portal.waitUntilGone('locked');
  });

  async function describeKept(namespace: string) {
    const { items } = await cluster.core.listNamespacedPersistentVolumeClaim({
      namespace,
    });
    return {
      passwords: await cluster.readPasswords(namespace),
      claims: items.map(({ metadata }) => metadata?.uid),
    };
  }
});
