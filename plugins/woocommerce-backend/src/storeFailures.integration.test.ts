import { TestDatabases } from '@backstage/backend-test-utils';
import { TestCluster } from './__testUtils__/testCluster';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(180_000);

// Outside, so that it outlives the portal.
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('a store that does not become ready in time', () => {
  let portal: TestPortal;
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.create();
    portal = await TestPortal.start({
      knex: await databases.init('SQLITE_3'),
      config: { deadlines: { provision: { seconds: 20 } } },
    });
  });

  afterAll(async () => {
    await portal?.stop();
  });

  it('says why while it waits, fails at the deadline, and can be deleted', async () => {
    await portal.post('/stores', { name: 'too-big', plan: 'huge' });
    const waiting = await portal.waitFor(
      'too-big',
      store => store?.reason === 'Unschedulable',
    );
    expect(waiting!.phase).toBe('Provisioning');

    const failed = await portal.waitFor(
      'too-big',
      store => store?.phase === 'Failed',
      60_000,
    );
    expect(failed).toMatchObject({
      reason: 'Unschedulable',
      hint: expect.stringContaining('Add nodes'),
    });

    const retried = await portal.post('/stores/too-big/retry');
    expect(retried.status).toBe(202);
    expect(retried.body.phase).toBe('Pending');

    await portal.deleteStore('too-big');
    await portal.waitUntilGone('too-big');
    expect(await cluster.getNamespaceUid('store-too-big')).toBeUndefined();
  });
});

// With the usual deadline: on a busy machine, what becomes ready here may take a while.
describe('a store that the cluster has in a way that was not asked for', () => {
  let portal: TestPortal;
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.create();
    portal = await TestPortal.start({ knex: await databases.init('SQLITE_3') });
  });

  afterAll(async () => {
    await portal?.stop();
  });

  it('leaves a namespace alone that is not ours', async () => {
    const name = 'store-foreign';
    await cluster.core.createNamespace({
      body: { metadata: { name, labels: { team: 'other' } } },
    });
    const before = await cluster.core.readNamespace({ name });

    await portal.post('/stores', { name: 'foreign' });
    const failed = await portal.waitForPhase('foreign', 'Failed');
    expect(failed.reason).toBe('ForeignNamespace');

    await portal.deleteStore('foreign');
    await portal.waitUntilGone('foreign');
    const after = await cluster.core.readNamespace({ name });
    expect(after.metadata?.resourceVersion).toBe(
      before.metadata?.resourceVersion,
    );
    await cluster.core.deleteNamespace({ name });
  });

  it('shows within seconds what was changed by hand, and puts nothing back unasked', async () => {
    await portal.post('/stores', { name: 'drift' });
    await portal.waitForPhase('drift', 'Ready');

    await cluster.core.deleteNamespace({ name: 'store-drift' });
    const failed = await portal.waitFor(
      'drift',
      store => store?.reason === 'NamespaceMissing',
      40_000,
    );
    expect(failed!.phase).toBe('Failed');
    expect(await cluster.getNamespaceUid('store-drift')).toBeUndefined();

    await portal.deleteStore('drift');
    await portal.waitUntilGone('drift');
  });

  it('keeps what is held by a finalizer visible until it is gone', async () => {
    const namespace = 'store-held';
    await portal.post('/stores', { name: 'held' });
    await portal.waitForPhase('held', 'Ready');
    const claim = { namespace, name: 'data-store-held-mariadb-0' };
    const hold = 'test.example/hold';
    await cluster.changeFinalizers(claim, finalizers => [...finalizers, hold]);

    await portal.deleteStore('held');
    await portal.waitFor(
      'held',
      store => store?.message?.includes(claim.name) ?? false,
    );
    expect((await portal.get('/stores/held')).body.phase).toBe('Deleting');

    await cluster.changeFinalizers(claim, finalizers =>
      finalizers.filter(each => each !== hold),
    );
    await portal.waitUntilGone('held');
  });
});
