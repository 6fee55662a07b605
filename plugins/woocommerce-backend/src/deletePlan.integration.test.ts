import { TestDatabases } from '@backstage/backend-test-utils';
import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { TestCluster } from './__testUtils__/testCluster';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(180_000);

// Outside, so that it outlives the portal.
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('the plan of a deletion', () => {
  let portal: TestPortal;
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.create();
    portal = await TestPortal.start({ knex: await databases.init('SQLITE_3') });
  });

  afterAll(async () => {
    await portal?.stop();
  });

  it('lists what the cluster holds, and is refused when that is something else', async () => {
    const namespace = 'store-planned';
    await portal.post('/stores', { name: 'planned' });
    await portal.waitForPhase('planned', 'Ready');

    const { status, body: plan } = await portal.post(
      '/stores/planned/delete-plan',
    );
    expect(status).toBe(200);
    const volumes = await cluster.listVolumes(namespace);
    expect(plan).toEqual({
      hash: expect.any(String),
      createdAt: expect.any(String),
      release: expect.objectContaining({ name: namespace, revision: 1 }),
      namespace: {
        name: namespace,
        uid: await cluster.getNamespaceUid(namespace),
      },
      volumeClaims: expect.arrayContaining(
        volumes.map(({ metadata, spec }) => ({
          name: spec?.claimRef?.name,
          size: spec?.capacity?.storage,
          storageClass: spec?.storageClassName,
          volume: metadata?.name,
          reclaimPolicy: 'Delete',
          kept: false,
        })),
      ),
      hosts: ['planned.localtest.me'],
      backups: [],
      warnings: [],
      blockers: [],
    });
    expect(plan.volumeClaims).toHaveLength(2);

    await cluster.core.createNamespacedPersistentVolumeClaim({
      namespace,
      body: {
        metadata: { name: 'extra' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Mi' } },
        },
      },
    });
    const refused = await portal.delete(`/stores/planned?plan=${plan.hash}`);
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('extra (1Mi)');
    const { body: store } = await portal.get('/stores/planned');
    expect(store.phase).toBe('Ready');

    const accepted = await portal.deleteStore('planned');
    expect(accepted.status).toBe(202);
    await portal.waitUntilGone('planned');
    expect(await cluster.getNamespaceUid(namespace)).toBeUndefined();
    expect(await cluster.listVolumes(namespace)).toEqual([]);
  });

  it('names the label without which nothing is deleted', async () => {
    const namespace = 'store-unlabelled';
    await portal.post('/stores', { name: 'unlabelled' });
    const { id } = await portal.waitForPhase('unlabelled', 'Ready');
    const uid = await cluster.getNamespaceUid(namespace);
    await setStoreLabel(namespace, undefined);

    const plan = await portal.post('/stores/unlabelled/delete-plan');
    expect(plan.body.blockers).toMatchObject([{ reason: 'LabelsRemoved' }]);
    await portal.deleteStore('unlabelled');
    await portal.waitFor(
      'unlabelled',
      store => store?.phase === 'Deleting' && store.reason === 'LabelsRemoved',
    );
    expect(await cluster.getNamespaceUid(namespace)).toBe(uid);
    expect(await cluster.listVolumes(namespace)).toHaveLength(2);

    await setStoreLabel(namespace, id);
    await portal.waitUntilGone('unlabelled');
    expect(await cluster.getNamespaceUid(namespace)).toBeUndefined();
  });

  async function setStoreLabel(
    name: string,
    value: string | undefined,
  ): Promise<void> {
    const found = await cluster.core.readNamespace({ name });
    const labels = { ...found.metadata?.labels };
    delete labels[WOOCOMMERCE_STORE_ID_LABEL];
    await cluster.core.replaceNamespace({
      name,
      body: {
        ...found,
        metadata: {
          ...found.metadata,
          labels: {
            ...labels,
            ...(value && { [WOOCOMMERCE_STORE_ID_LABEL]: value }),
          },
        },
      },
    });
  }
});
