import { TestDatabases } from '@backstage/backend-test-utils';
import { TestCluster } from './__testUtils__/testCluster';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

describe('a store with a blueprint', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('is made from it', async () => {
    const cluster = await TestCluster.create();
    const portal = await TestPortal.start({
      knex: await databases.init('SQLITE_3'),
      config: { plans: { huge: { blueprint: 'starter' } } },
    });
    try {
      const refused = await portal.post('/stores', {
        name: 'blueprint',
        blueprint: 'france',
      });
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toBe(
        'blueprint must be one of starter',
      );

      const bare = await portal.post('/stores', { name: 'no-blueprint' });
      expect(bare.body).not.toHaveProperty('blueprint');
      const own = await portal.post('/stores', { name: 'own', plan: 'huge' });
      expect(own.body.blueprint).toBe('starter');

      const created = await portal.post('/stores', {
        name: 'blueprint',
        blueprint: 'starter',
      });
      expect(created.body.blueprint).toBe('starter');
      await portal.waitForPhase('blueprint', 'Ready');
      const { data } = await cluster.core.readNamespacedConfigMap({
        namespace: 'store-blueprint',
        name: 'store-blueprint-bootstrap',
      });
      expect(JSON.parse(data!['blueprint.json'])).toMatchObject({
        locale: '',
        sampleProducts: [{ sku: 'mug', name: 'Mug', price: '9.50' }],
      });
      const { items } = await cluster.core.listNamespacedPod({
        namespace: 'store-blueprint',
      });
      expect(JSON.stringify(items)).toContain(
        JSON.stringify({ name: 'STORE_COUNTRY', value: 'US:CA' }),
      );
    } finally {
      for (const name of ['blueprint', 'no-blueprint', 'own']) {
        await portal.deleteStore(name);
      }
      for (const name of ['blueprint', 'no-blueprint', 'own']) {
        await portal.waitUntilGone(name);
      }
      await portal.stop();
    }
  });
});
