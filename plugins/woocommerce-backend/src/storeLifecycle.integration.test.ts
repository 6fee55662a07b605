import { TestCluster } from './__testUtils__/testCluster';
import { createTestDatabases } from './__testUtils__/testDatabases';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(180_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('a store on %s', databaseId => {
  const suffix = databaseId.toLowerCase().replace(/[^a-z0-9]/g, '');
  let portal: TestPortal;
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.create();
    portal = await TestPortal.start({ knex: await databases.init(databaseId) });
  });

  afterAll(async () => {
    await portal?.stop();
  });

  it('goes from a request to Ready and back to nothing', async () => {
    const name = `life-${suffix}`;
    const namespace = `store-${name}`;
    const created = await portal.post('/stores', { name, title: 'Life' });
    expect(created.status).toBe(202);
    expect(created.headers.location).toBe(`/api/woocommerce/stores/${name}`);
    expect(created.body).toMatchObject({ name, phase: 'Pending', namespace });

    const ready = await portal.waitForPhase(name, 'Ready');
    expect(ready.conditions.map(({ type, status }) => [type, status])).toEqual([
      ['Accepted', 'True'],
      ['NamespaceReady', 'True'],
      ['SecretsReady', 'True'],
      ['ReleaseDeployed', 'True'],
      ['DatabaseReady', 'True'],
      ['WordPressReady', 'True'],
      ['StorefrontReachable', 'Unknown'],
      ['CheckoutVerified', 'Unknown'],
      ['CronHealthy', 'Unknown'],
    ]);
    expect(ready.release).toEqual({
      name: namespace,
      chart: 'woocommerce-store',
      version: expect.any(String),
      revision: 1,
    });

    const { metadata } = await cluster.core.readNamespace({ name: namespace });
    expect(metadata?.labels).toMatchObject({
      'app.kubernetes.io/managed-by': 'backstage-woocommerce',
      'woocommerce.backstage/store': name,
      'woocommerce.backstage/store-id': created.body.id,
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    const quotas = await cluster.core.listNamespacedResourceQuota({
      namespace,
    });
    const limits = await cluster.core.listNamespacedLimitRange({ namespace });
    expect([quotas.items.length, limits.items.length]).toEqual([1, 1]);
    expect(await cluster.listVolumes(namespace)).toHaveLength(2);

    const deleted = await portal.deleteStore(name);
    expect(deleted.status).toBe(202);
    expect(deleted.body.phase).toBe('Deleting');
    const again = await portal.post('/stores', { name });
    expect(again.status).toBe(409);
    expect(again.body.error.message).toContain('taken by another store');

    await portal.waitUntilGone(name);
    expect(await cluster.getNamespaceUid(namespace)).toBeUndefined();
    expect(await cluster.listVolumes(namespace)).toEqual([]);
  });

  it('keeps the passwords out of everything but the Secret', async () => {
    const name = `secret-${suffix}`;
    const namespace = `store-${name}`;
    await portal.post('/stores', { name });
    const store = await portal.waitForPhase(name, 'Ready');
    const passwords = Object.values(await cluster.readPasswords(namespace));
    expect(passwords).toHaveLength(13);
    expect(portal.knownSecrets).toBeGreaterThanOrEqual(13);

    const events = await portal.get(`/stores/${name}/events`);
    const { items: pods } = await cluster.core.listNamespacedPod({ namespace });
    const everything = [
      JSON.stringify(store),
      JSON.stringify(events.body),
      JSON.stringify(pods),
      ...(await cluster.readReleases(namespace)),
    ].join('\n');
    for (const password of passwords) {
      expect(everything).not.toContain(password);
      expect(everything).not.toContain(
        Buffer.from(password).toString('base64'),
      );
    }
    await portal.deleteStore(name);
    await portal.waitUntilGone(name);
  });

  it('is one of three that are made at once', async () => {
    const names = ['one', 'two', 'three'].map(each => `${each}-${suffix}`);
    const responses = await Promise.all(
      names.map(name => portal.post('/stores', { name })),
    );
    expect(responses.map(({ status }) => status)).toEqual([202, 202, 202]);
    await Promise.all(names.map(name => portal.waitForPhase(name, 'Ready')));

    const taken = await portal.post('/stores', { name: names[0] });
    expect(taken.status).toBe(409);

    await Promise.all(names.map(name => portal.deleteStore(name)));
    await Promise.all(names.map(name => portal.waitUntilGone(name)));
  });

  it('gets a new namespace, new passwords and empty volumes under an old name', async () => {
    const name = `again-${suffix}`;
    const namespace = `store-${name}`;
    const lives = [];
    for (let life = 0; life < 2; life += 1) {
      await portal.post('/stores', { name });
      await portal.waitForPhase(name, 'Ready');
      const volumes = await cluster.listVolumes(namespace);
      lives.push({
        uid: await cluster.getNamespaceUid(namespace),
        passwords: await cluster.readPasswords(namespace),
        volumes: volumes.map(({ metadata }) => metadata?.name).sort(),
      });
      await portal.deleteStore(name);
      await portal.waitUntilGone(name);
    }
    const [first, second] = lives;
    expect(second.uid).not.toBe(first.uid);
    expect(second.passwords['mariadb-password']).not.toBe(
      first.passwords['mariadb-password'],
    );
    expect(second.volumes).not.toEqual(first.volumes);
  });
});
