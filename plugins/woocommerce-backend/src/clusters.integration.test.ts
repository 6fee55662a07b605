import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { parse, stringify } from 'yaml';
import { makePlan } from './__testUtils__/makeTestConfig';
import { SilentServer } from './__testUtils__/SilentServer';
import { readTestKubeconfigs, TestCluster } from './__testUtils__/testCluster';
import { createTestDatabases } from './__testUtils__/testDatabases';
import { TestPortal } from './__testUtils__/TestPortal';
import { TestProxy } from './__testUtils__/TestProxy';

jest.setTimeout(240_000);

/** How long a store takes here when nothing is in its way, and much more. */
const UNDISTURBED_MS = 30_000;

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('several clusters on %s', id => {
  const suffix = id.toLowerCase().replace(/[^a-z0-9]/g, '');
  const directory = createMockDirectory();
  let proxy: TestProxy;
  let silent: SilentServer;
  let portal: TestPortal | undefined;
  let startedInMs: number;

  /** The portal's kubeconfig with another server. */
  async function writeKubeconfig(name: string, server: string) {
    const config = parse(await readFile(readTestKubeconfigs().portal, 'utf8'));
    config.clusters[0].cluster.server = server;
    const path = join(directory.path, name);
    await writeFile(path, stringify(config));
    return path;
  }

  beforeAll(async () => {
    const { kubeConfig } = await TestCluster.create();
    proxy = await TestProxy.start(kubeConfig.getCurrentCluster()!.server);
    silent = await SilentServer.start();
    const common = { simulatedNodes: true };
    const startedAt = performance.now();
    portal = await TestPortal.start({
      knex: await databases.init(id),
      config: {
        clusters: [
          {
            ...common,
            name: 'silent',
            kubeconfig: await writeKubeconfig('silent', silent.url),
          },
          {
            ...common,
            name: 'near',
            kubeconfig: readTestKubeconfigs().portal,
          },
          {
            ...common,
            name: 'far',
            kubeconfig: await writeKubeconfig(
              'far',
              `https://127.0.0.1:${proxy.port}`,
            ),
            labels: { where: 'far' },
            storefront: { domainTemplate: '{name}.far.localtest.me' },
          },
        ],
        plans: {
          silent: makePlan({ cpu: '100m' }),
          near: { ...makePlan({ cpu: '100m' }), cluster: 'near' },
          far: {
            ...makePlan({ cpu: '100m' }),
            clusterSelector: { matchLabels: { where: 'far' } },
          },
        },
      },
    });
    startedInMs = performance.now() - startedAt;
  });

  afterAll(async () => {
    await portal?.stop();
    await proxy?.stop();
    await silent?.stop();
  });

  async function create(name: string, plan: string): Promise<Store> {
    const { status, body } = await portal!.post('/stores', { name, plan });
    expect([status, body.error]).toEqual([202, undefined]);
    return body;
  }

  async function remove(name: string): Promise<void> {
    await portal!.deleteStore(name);
    await portal!.waitFor(name, store => store === undefined);
  }

  it('starts while one of them does not answer', async () => {
    expect(startedInMs).toBeLessThan(20_000);
    const startedAt = performance.now();
    await create(`first-${suffix}`, 'near');
    await portal!.waitForPhase(`first-${suffix}`, 'Ready');
    expect(performance.now() - startedAt).toBeLessThan(UNDISTURBED_MS);
  });

  it('puts stores where their plans say, at the addresses there', async () => {
    const near = await create(`near-${suffix}`, 'near');
    const far = await create(`far-${suffix}`, 'far');
    expect(near).toMatchObject({
      cluster: 'near',
      url: `http://near-${suffix}.localtest.me`,
    });
    expect(far).toMatchObject({
      cluster: 'far',
      url: `http://far-${suffix}.far.localtest.me`,
    });
    await portal!.waitForPhase(near.name, 'Ready');
    await portal!.waitForPhase(far.name, 'Ready');
    const cluster = await TestCluster.create();
    const [release] = await cluster.readReleases(`store-${far.name}`);
    expect(JSON.parse(release).config.ingress.host ?? release).toContain(
      `far-${suffix}.far.localtest.me`,
    );
  });

  it('goes on in the others while many stores are stuck in one', async () => {
    const names = Array.from(
      { length: 15 },
      (_, at) => `stuck-${at}-${suffix}`,
    );
    for (const name of names) {
      await create(name, 'silent');
    }
    await portal!.waitFor(
      names[0],
      store => store?.reason === 'ClusterUnreachable',
    );
    const startedAt = performance.now();
    await create(`beside-${suffix}`, 'near');
    await portal!.waitForPhase(`beside-${suffix}`, 'Ready');
    await remove(`beside-${suffix}`);
    expect(performance.now() - startedAt).toBeLessThan(UNDISTURBED_MS);

    const listedAt = performance.now();
    const { body } = await portal!.get('/stores?cluster=silent&limit=100');
    expect(performance.now() - listedAt).toBeLessThan(2_000);
    expect(body.totalItems).toBe(15);
    expect(body.items.map(({ phase }: Store) => phase)).not.toContain('Failed');
  });

  it('tells of one that is lost, and of it alone, until it is back', async () => {
    const unreachable = (store?: Store) =>
      store?.reason === 'ClusterUnreachable';
    proxy.cut();
    const lost = await portal!.waitFor(`far-${suffix}`, unreachable);
    expect(lost).toMatchObject({ cluster: 'far', phase: 'Ready' });
    const { body: near } = await portal!.get(`/stores/near-${suffix}`);
    expect([near.phase, near.reason]).toEqual(['Ready', undefined]);

    const waiting = await create(`later-${suffix}`, 'far');
    await portal!.waitFor(waiting.name, unreachable);
    const startedAt = performance.now();
    await create(`meanwhile-${suffix}`, 'near');
    await portal!.waitForPhase(`meanwhile-${suffix}`, 'Ready');
    expect(performance.now() - startedAt).toBeLessThan(UNDISTURBED_MS);

    proxy.mend();
    await portal!.waitFor(`far-${suffix}`, store => !unreachable(store));
    await portal!.waitForPhase(waiting.name, 'Ready');
    await Promise.all(
      ['first', 'near', 'far', 'later', 'meanwhile'].map(name =>
        remove(`${name}-${suffix}`),
      ),
    );
  });

  it('stops with stores left in one that never answers', async () => {
    const startedAt = performance.now();
    await portal!.stop();
    portal = undefined;
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
