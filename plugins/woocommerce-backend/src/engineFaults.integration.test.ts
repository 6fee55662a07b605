import { join } from 'node:path';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { makeTestConfig } from './__testUtils__/makeTestConfig';
import { readTestKubeconfigs, TestCluster } from './__testUtils__/testCluster';
import { TestPortal } from './__testUtils__/TestPortal';
import { TestProcess } from './__testUtils__/TestProcess';
import { TestProxy, writeProxiedKubeconfig } from './__testUtils__/TestProxy';
import { loadKubernetes } from './kubernetes/loadKubernetes';

jest.setTimeout(480_000);

describe('the engine', () => {
  const directory = createMockDirectory();
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('finishes what a killed process was doing, wherever that was', async () => {
    const cluster = await TestCluster.create();
    const process = await TestProcess.create({
      directory: directory.path,
      woocommerce: makeTestConfig(),
    });
    try {
      await process.start();
      await process.send('POST', '/stores', { name: 'killed' });
      // Each time a little later: before, while and after Helm runs.
      const crashes = [0, 400, 900];
      for (const delayMs of crashes) {
        await new Promise(done => setTimeout(done, delayMs));
        await process.kill();
        await process.start();
      }
      const ready = await process.waitFor(
        'killed',
        store => store?.phase === 'Ready',
      );
      // A Helm that was ended with its process leaves a revision that failed.
      expect(ready!.release.revision).toBeLessThanOrEqual(1 + crashes.length);

      await process.deleteStore('killed');
      for (const delayMs of [300, 1_500]) {
        await new Promise(done => setTimeout(done, delayMs));
        await process.kill();
        await process.start();
      }
      await process.waitFor('killed', store => store === undefined);
      expect(await cluster.getNamespaceUid('store-killed')).toBeUndefined();
      expect(await cluster.listVolumes('store-killed')).toEqual([]);
    } finally {
      await process.kill();
    }
  });

  it('shows the last known state while the cluster does not answer', async () => {
    const { portal: source } = readTestKubeconfigs();
    const { kubeConfig } = await loadKubernetes({ kubeconfig: source });
    const server = kubeConfig.getCurrentCluster()!.server;
    const proxy = await TestProxy.start(server);
    const kubeconfig = join(directory.path, 'kubeconfig');
    await writeProxiedKubeconfig({
      source,
      target: kubeconfig,
      server,
      port: proxy.port,
    });
    const portal = await TestPortal.start({
      knex: await databases.init('SQLITE_3'),
      config: {
        clusters: [{ name: 'test', kubeconfig, simulatedNodes: true }],
        // Shorter than the outage.
        deadlines: {
          provision: { seconds: 10 },
          helm: { seconds: 5 },
          upgrade: { seconds: 5 },
        },
      },
    });
    try {
      await portal.post('/stores', { name: 'steady' });
      await portal.waitForPhase('steady', 'Ready');
      await portal.post('/stores', { name: 'caught' });
      await portal.waitForPhase('caught', 'Provisioning');
      proxy.cut();

      for (const [name, phase] of [
        ['steady', 'Ready'],
        ['caught', 'Provisioning'],
      ]) {
        const store = await portal.waitFor(
          name,
          found => found?.reason === 'ClusterUnreachable',
        );
        expect(store).toMatchObject({ phase, observedAt: expect.any(String) });
      }
      await new Promise(done => setTimeout(done, 12_000));
      expect((await portal.get('/stores/steady')).body.phase).toBe('Ready');
      expect((await portal.get('/stores/caught')).body.phase).toBe(
        'Provisioning',
      );

      proxy.mend();
      await portal.waitForPhase('caught', 'Ready');
      const steady = await portal.waitFor(
        'steady',
        store => store?.reason === undefined,
      );
      expect(steady!.phase).toBe('Ready');
      await portal.deleteStore('steady');
      await portal.deleteStore('caught');
      await portal.waitUntilGone('steady');
      await portal.waitUntilGone('caught');
    } finally {
      await portal.stop();
      await proxy.stop();
    }
  });
});
