import { TestCluster } from './__testUtils__/testCluster';
import { createTestDatabases } from './__testUtils__/testDatabases';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(180_000);

describe('a password that got out', () => {
  const databases = createTestDatabases();

  it('is found when the portal stops, and not said', async () => {
    const knex = await databases.init('SQLITE_3');
    const cluster = await TestCluster.create();
    const portal = await TestPortal.start({ knex });
    await portal.post('/stores', { name: 'leaky' });
    await portal.waitForPhase('leaky', 'Ready');
    expect(portal.knownSecrets).toBe(13);
    const passwords = await cluster.readPasswords('store-leaky');
    const secret = passwords['mariadb-password'];
    await knex('store_events').update({ message: `Access denied: ${secret}` });
    await portal.get('/stores/leaky/events');
    await portal.deleteStore('leaky');
    await portal.waitUntilGone('leaky');
    await knex.schema.createTable('later', table => table.text('note'));
    await knex('later').insert({ note: btoa(secret) });

    await expect(portal.stop()).rejects.toThrow(
      new Error(
        [
          'Passwords got out:',
          '  store-leaky/mariadb-password is in an answer',
          '  store-leaky/mariadb-password is in the database',
        ].join('\n'),
      ),
    );
  });
});
