import { setTimeout as sleep } from 'node:timers/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  Store,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { mergeValues } from '../charts/mergeValues';
import { makePlan } from '../__testUtils__/makeTestConfig';
import { TestCluster } from '../__testUtils__/testCluster';
import { writeTestChart } from '../__testUtils__/writeTestChart';
import { FaultLab } from './__testUtils__/FaultLab';
import { PodFault } from './__testUtils__/PodFault';
import { SlowWebhook } from './__testUtils__/SlowWebhook';
import { TEST_LIMITS } from './__testUtils__/topologies';
import { waitUntil } from './__testUtils__/waitUntil';

jest.setTimeout(300_000);

/** What the cluster says shows within so many milliseconds. */
const SHOWN_MS = 10_000;

/** Longer than Helm is known to bear a pod that has no node. */
const FAULT_MS = 15_000;

describe('a cluster that refuses, or takes its time', () => {
  const directory = createMockDirectory();
  let lab: FaultLab;
  let cluster: TestCluster;

  beforeAll(async () => {
    const chart = await writeTestChart({
      directory: directory.resolve('as-root'),
      version: '1.0.0',
      containers: { wordpress: { securityContext: { runAsUser: 0 } } },
    });
    const plan = makePlan({ cpu: '100m' });
    lab = await FaultLab.start({
      replicas: 1,
      database: 'sqlite',
      woocommerce: {
        ...TEST_LIMITS,
        charts: { 'as-root': { path: chart } },
        plans: {
          'as-root': { ...plan, chart: 'as-root' },
          'no-quota': mergeValues(plan, { quota: { 'requests.cpu': '10m' } }),
          ingress: mergeValues(plan, {
            values: { ingress: { enabled: true } },
          }),
        },
      },
    });
    cluster = lab.parts.cluster;
    await lab.check('the start');
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it.each<[string, StoreReason, string]>([
    [
      'as-root',
      'AdmissionRejected',
      'violates PodSecurity "restricted:latest"',
    ],
    ['no-quota', 'QuotaExceeded', 'exceeded quota: store-limits'],
  ])(
    'F19: a pod that the API server refuses (%s) fails the store at once',
    async (name, reason, message) => {
      await lab.createStore({ name, plan: name });
      await waitUntil('the workloads are there', async () => {
        const { items } = await cluster.apps.listNamespacedDeployment({
          namespace: `store-${name}`,
        });
        return items.length > 0;
      });
      const failed = await lab.waitForPhase(name, 'Failed', SHOWN_MS);
      expect(failed).toMatchObject({
        reason,
        message: expect.stringContaining(message),
      });
      await lab.check(`F19, ${name}`);
      await lab.removeStores([name]);
    },
  );

  it('F20: pods that come up late are waited for, and it is said why', async () => {
    const faults: Record<string, { reason: StoreReason; fault: PodFault }> = {
      crashing: {
        reason: 'CrashLooping',
        fault: await PodFault.start(cluster, 'crashing', {
          reason: 'CrashLoopBackOff',
          message: 'back-off 10s restarting failed container',
          restartCount: 3,
        }),
      },
      pulling: {
        reason: 'ImagePullFailed',
        fault: await PodFault.start(cluster, 'pulling', {
          reason: 'ImagePullBackOff',
          message: 'Back-off pulling image',
          restartCount: 0,
        }),
      },
    };
    const names = [...Object.keys(faults), 'waiting'];
    await Promise.all(
      Object.keys(faults).map(name => lab.createStore({ name })),
    );
    for (const [name, { reason }] of Object.entries(faults)) {
      await expectReason(name, reason);
    }
    await cordon(true);
    await lab.createStore({ name: 'waiting' });
    await expectReason('waiting', 'Unschedulable');

    const end = performance.now() + FAULT_MS;
    while (performance.now() < end) {
      const phases = (await lab.caller.listStores()).map(each => each.phase);
      expect(phases).toEqual(names.map(() => 'Provisioning'));
      await sleep(500);
    }
    await cordon(false);
    for (const [name, { fault }] of Object.entries(faults)) {
      await fault.stop(`store-${name}`);
    }
    for (const name of names) {
      await lab.waitForPhase(name, 'Ready');
    }
    await lab.check('F20');
    await lab.removeStores(names);
  });

  it('F21: a webhook that often does not answer costs attempts, and leaves nothing twice', async () => {
    const names = Array.from({ length: 5 }, (_, index) => `hooked-${index}`);
    // The first one, then about every third.
    const webhook = await SlowWebhook.start(
      cluster,
      call => (call % 10) % 3 > 0,
    );
    try {
      await Promise.all(
        names.map(name => lab.createStore({ name, plan: 'ingress' })),
      );
      for (const name of names) {
        await lab.waitForPhase(name, 'Ready', 120_000);
      }
      expect(webhook.unanswered).toBeGreaterThan(0);
    } finally {
      await webhook.stop();
    }
    for (const name of names) {
      const { items } = await cluster.objects.list(
        'networking.k8s.io/v1',
        'Ingress',
        `store-${name}`,
      );
      expect(items).toHaveLength(1);
    }
    await lab.check('F21');
    await lab.removeStores(names);
  });

  async function expectReason(name: string, reason: Store['reason']) {
    await lab.waitFor(
      name,
      `shown as ${reason}`,
      store => store?.phase === 'Provisioning' && store.reason === reason,
    );
  }

  async function cordon(unschedulable: boolean) {
    const { items } = await cluster.core.listNode();
    for (const { metadata } of items) {
      await cluster.patch({
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name: metadata!.name },
        spec: { unschedulable },
      });
    }
  }
});
