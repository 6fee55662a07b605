import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { readTestKubeconfigs, TestCluster } from './__testUtils__/testCluster';
import { TestPortal } from './__testUtils__/TestPortal';
import { writeTestChart } from './__testUtils__/writeTestChart';

jest.setTimeout(120_000);

describe('a store made with a chart of another type', () => {
  const directory = createMockDirectory();
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('is made, can’t be verified, and goes again', async () => {
    const cluster = await TestCluster.create();
    const portal = await TestPortal.start({
      knex: await databases.init('SQLITE_3'),
      config: {
        clusters: [
          {
            name: 'test',
            kubeconfig: readTestKubeconfigs().portal,
            simulatedNodes: false,
          },
        ],
        charts: {
          shop: {
            path: await writeTestChart({
              directory: directory.resolve('shop'),
              version: '1.0.0',
            }),
          },
          wordpress: {
            type: 'bitnami-wordpress',
            path: await writeTestChart({
              directory: directory.resolve('wordpress'),
              version: '28.1.5',
              verification: false,
            }),
          },
        },
        plans: {
          demo: { chart: 'shop' },
          huge: { chart: 'shop' },
          blog: { chart: 'wordpress', readiness: 'workload' },
        },
      },
    });
    try {
      await portal.post('/stores', { name: 'blog', plan: 'blog' });
      const ready = await portal.waitForPhase('blog', 'Ready');
      expect(ready).toMatchObject({
        readiness: 'workload',
        release: { chart: 'wordpress', version: '28.1.5' },
      });
      expect(
        ready.conditions
          .slice(-3)
          .map(({ type, status, reason }) => [type, status, reason]),
      ).toEqual([
        ['StorefrontReachable', 'Unknown', 'NotVerified'],
        ['CheckoutVerified', 'Unknown', 'NotVerified'],
        ['CronHealthy', 'Unknown', 'NoCronJob'],
      ]);
      expect(
        Object.keys(await cluster.readPasswords('store-blog')).sort(),
      ).toEqual([
        'mariadb-password',
        'mariadb-root-password',
        'wordpress-password',
      ]);
      const refused = await portal.post('/stores/blog/verify');
      expect(refused.status).toBe(409);
      expect(refused.body.error.message).toContain(
        'its chart wordpress has no verification',
      );

      await portal.deleteStore('blog');
      await portal.waitUntilGone('blog');
      expect(await cluster.getNamespaceUid('store-blog')).toBeUndefined();
      expect(await cluster.listVolumes('store-blog')).toEqual([]);
    } finally {
      await portal.stop();
    }
  });
});
