import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { readTestKubeconfigs, TestCluster } from '../__testUtils__/testCluster';
import { ApiFault, ApiFaultProxy } from './__testUtils__/ApiFaultProxy';
import { FaultLab } from './__testUtils__/FaultLab';
import { PortalAccount } from './__testUtils__/PortalAccount';
import { TEST_LIMITS } from './__testUtils__/topologies';
import { waitUntil } from './__testUtils__/waitUntil';

jest.setTimeout(300_000);

/** How soon what happens while all is well shows. */
const SHOWN_MS = 10_000;

/** How often, and how long apart, all connections are cut. */
const CUTS = 3;
const CUT_EVERY_MS = 8_000;

describe('an API server that is in trouble', () => {
  const directory = createMockDirectory();
  let lab: FaultLab;
  let cluster: TestCluster;
  let account: PortalAccount;
  let http: ApiFaultProxy;
  let shop: Store;

  beforeAll(async () => {
    account = await PortalAccount.create(
      await TestCluster.create(),
      directory.path,
    );
    const source = await readFile(readTestKubeconfigs().portal, 'utf8');
    const kubeconfig = directory.resolve('kubeconfig');
    await writeFile(
      kubeconfig,
      source.replace(/^(\s*)token: .*$/m, `$1tokenFile: ${account.tokenFile}`),
    );
    lab = await FaultLab.start({
      replicas: 1,
      database: 'sqlite',
      http: true,
      kubeconfig,
      woocommerce: TEST_LIMITS,
    });
    cluster = lab.parts.cluster;
    http = lab.parts.http!;
    lab.parts.canaries.add('the account', account.token);
    shop = await makeStore('shop');
    await lab.check('the start');
  });

  afterEach(async () => {
    http?.mend();
    await account?.restore();
    await lab?.replicas[0].networks.api?.mend();
  });

  afterAll(async () => {
    await lab?.stop();
    await account?.stop();
  });

  it('F13: answers of an overloaded API server cost patience, and not many more calls', async () => {
    const start = performance.now();
    await makeStore('calm');
    const calm = countCalls('calm', start);
    const faults: Record<string, ApiFault> = {
      'too-many': refuse(429, { 'retry-after': '1' }),
      'internal-error': refuse(500),
      unavailable: refuse(503),
      slow: { delayMs: 1_000 },
    };
    let all = 0;
    for (const [name, fault] of Object.entries(faults)) {
      const since = performance.now();
      let calls = 0;
      http.setFault(({ helm, watch }) => {
        if (helm || watch) {
          return undefined;
        }
        calls += 1;
        return calls % 3 === 0 ? fault : undefined;
      });
      await makeStore(name);
      http.mend();
      expect(calls).toBeGreaterThan(3);
      const struck = countCalls(name, since);
      expect(struck).toBeLessThanOrEqual(3 * calm);
      all += struck;
    }
    // All together, since which calls are struck decides what one of them costs.
    expect(all).toBeLessThanOrEqual(2 * calm * Object.keys(faults).length);
    await lab.check('F13');
    await lab.removeStores(['calm', ...Object.keys(faults)]);
  });

  it('F14: a watch that is cut again and again misses nothing, nor does one that hears nothing', async () => {
    const { api } = lab.replicas[0].networks;
    const since = performance.now();
    await scale(0);
    for (let cut = 1; cut <= CUTS; cut += 1) {
      await api!.reset();
      await sleep(CUT_EVERY_MS);
    }
    await expectReason('ScaledDown');
    // Each of the kinds anew after each cut at most.
    const lists = http
      .listRequests(since)
      .filter(({ query, watch }) => !watch && query.has('limit'));
    const kinds = new Set(lists.map(({ path }) => path)).size;
    expect(lists.length).toBeLessThanOrEqual((CUTS + 1) * kinds);
    await repair();

    lab.sampler.expectBlindness(120_000);
    await api!.blackhole();
    await scale(0);
    await expectReason('ClusterUnreachable', 60_000);
    await api!.mend();
    await expectReason('ScaledDown', 30_000);
    const events = await lab.caller.listEvents('shop');
    const told = events.filter(({ message }) =>
      message.startsWith('The store is Degraded'),
    );
    // Once for each time that it was so.
    expect(told.map(({ reason }) => reason)).toEqual([
      'ScaledDown',
      'ScaledDown',
    ]);
    await repair();
    await lab.check('F14');
  });

  it('F15: a watch whose moment is forgotten starts anew, and finds what is gone', async () => {
    const { namespace } = shop;
    http.setFault(({ watch }) => (watch ? refuse(410) : undefined));
    expect(http.endWatches()).toBeGreaterThan(0);
    await cluster.apps.deleteNamespacedDeployment({
      name: `${namespace}-wordpress`,
      namespace,
    });
    await sleep(1_000);
    http.mend();
    await lab.waitFor(
      'shop',
      'Degraded',
      store => store?.phase === 'Degraded' || store?.phase === 'Failed',
      SHOWN_MS,
    );
    await repair();

    const since = performance.now();
    const told = http.sendToWatches({
      type: 'ERROR',
      object: { ...toStatus(410), reason: 'Expired' },
    });
    expect(told).toBeGreaterThan(0);
    await scale(0);
    await expectReason('ScaledDown');
    const listAsked = () =>
      http.listRequests(since).filter(({ helm, watch }) => !helm && watch);
    // The store shows it as soon as one of them has started anew.
    await waitUntil('all watches start anew', () => listAsked().length >= told);
    expect(listAsked()).toHaveLength(told);
    expect(
      http
        .listRequests(since)
        .some(({ path }) => path.endsWith('/deployments')),
    ).toBe(true);
    await repair();
    await lab.check('F15');
  });

  it('F16: a watch goes on, whether much happens or nothing', async () => {
    const { namespace } = shop;
    const { items } = await cluster.core.listNamespacedPod({ namespace });
    // One that stays, unlike those of a CronJob.
    const { metadata } = items.find(pod =>
      pod.metadata?.ownerReferences?.some(({ kind }) => kind === 'ReplicaSet'),
    )!;
    const since = performance.now();
    // Longer than clients are known to bear silence.
    for (let turn = 1; performance.now() < since + 35_000; turn += 1) {
      await cluster.patch({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          namespace,
          name: metadata!.name,
          annotations: { 'test.example/turn': `${turn}` },
        },
      });
      await sleep(200);
    }
    expect(http.listRequests(since).filter(({ watch }) => watch)).toEqual([]);
    await scale(0);
    await expectReason('ScaledDown');
    await repair();
    await lab.check('F16');
  });

  it('F17: a new token is taken up before the old one is refused', async () => {
    const { pid } = lab.replicas[0];
    await account.rotateToken();
    lab.parts.canaries.add('the account', account.token);
    expect(http.endWatches()).toBeGreaterThan(0);
    await makeStore('rotated');
    await lab.removeStores(['rotated']);
    expect(lab.replicas[0].pid).toBe(pid);
    await lab.check('F17');
  });

  it('F18: a right that is missing is named, others go on, and all is well when it is back', async () => {
    await makeStore('stuck');
    await account.revoke('namespaces', 'delete');
    await lab.deleteStore('stuck');
    const stuck = await lab.waitFor(
      'stuck',
      'held up by a right',
      store => store?.phase === 'Deleting' && store.reason === 'Forbidden',
    );
    expect(stuck!.message).toContain('cannot delete resource "namespaces"');
    await makeStore('meanwhile');
    expect((await lab.caller.getStore('shop'))?.phase).toBe('Ready');
    await account.restore();
    await lab.waitUntilGone('stuck');
    await lab.check('F18');
    await lab.removeStores(['meanwhile', 'shop']);
  });

  async function makeStore(name: string): Promise<Store> {
    await lab.createStore({ name });
    return lab.waitForPhase(name, 'Ready', 120_000);
  }

  /** Of those that the portal made for a store; others are looked at now and then, too. */
  function countCalls(store: string, since: number): number {
    return http
      .listRequests(since)
      .filter(({ helm, path }) => !helm && path.includes(`/store-${store}`))
      .length;
  }

  async function scale(replicas: number): Promise<void> {
    const { namespace } = shop;
    await cluster.patch({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { namespace, name: `${namespace}-wordpress` },
      spec: { replicas },
    });
  }

  async function expectReason(
    reason: Store['reason'],
    timeoutMs = SHOWN_MS,
  ): Promise<void> {
    await lab.waitFor(
      'shop',
      `shown as ${reason}`,
      store => store?.reason === reason,
      timeoutMs,
    );
  }

  async function repair(): Promise<void> {
    expect((await lab.caller.act('shop', 'repair')).status).toBe(202);
    await lab.waitFor(
      'shop',
      'put back',
      store =>
        store?.phase === 'Ready' &&
        store.operation.kind === 'repair' &&
        store.operation.status === 'Succeeded',
    );
  }
});

function refuse(status: number, headers?: Record<string, string>): ApiFault {
  return { status, headers, body: toStatus(status) };
}

function toStatus(code: number): object {
  return {
    apiVersion: 'v1',
    kind: 'Status',
    status: 'Failure',
    code,
    message: 'The API server is in trouble',
  };
}
