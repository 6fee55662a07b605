import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { KubernetesObject } from '@kubernetes/client-node';
import { Knex } from 'knex';
import { readTestKubeconfigs, TestCluster } from '../__testUtils__/testCluster';
import { TestPortal } from '../__testUtils__/TestPortal';
import { PortalAccount } from '../faults/__testUtils__/PortalAccount';
import { waitUntil } from '../faults/__testUtils__/waitUntil';
import { callForExisting } from '../kubernetes/errors';
import { Kubernetes, loadKubernetes } from '../kubernetes/loadKubernetes';
import { INSTALLER_ROLE } from '../kubernetes/names';
import { SELF } from './__testUtils__/attempts';

jest.setTimeout(180_000);

// Outside of the tests, so that it lives until they have cleared up.
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const HOLD = 'test.example/hold';

/** The engine has looked more than once in so many milliseconds. */
const LOOKED_MS = 8_000;

describe('the portal’s rights in a store’s namespace', () => {
  const directory = createMockDirectory();
  let cluster: TestCluster;
  let account: Kubernetes;
  let knex: Knex;
  let portal: TestPortal;

  beforeAll(async () => {
    cluster = await TestCluster.create();
    account = await loadKubernetes({
      kubeconfig: readTestKubeconfigs().portal,
    });
    knex = await databases.init('SQLITE_3');
    portal = await TestPortal.start({ knex });
  });

  afterAll(async () => {
    await portal?.stop();
  });

  it('are put back when they are missing, and the store is none the worse for it', async () => {
    const namespace = 'store-shut';
    await portal.post('/stores', { name: 'shut' });
    await portal.waitForPhase('shut', 'Ready');
    await takeRights(namespace);

    expect((await portal.post('/stores/shut/refresh')).status).toBe(200);
    await waitUntil('the binding is back', () => readSubjects(namespace));
    const { body } = await portal.get('/stores/shut');
    expect(body).toMatchObject({ phase: 'Ready' });
    expect(body.reason).toBeUndefined();

    await takeRights(namespace);
    const plan = await portal.post('/stores/shut/delete-plan');
    expect(plan.body).toMatchObject({
      release: { name: namespace, revision: 1 },
      hosts: ['shut.localtest.me'],
      warnings: [],
    });
    await takeRights(namespace);
    await portal.deleteStore('shut');
    await portal.waitUntilGone('shut');
    expect(await cluster.getNamespaceUid(namespace)).toBeUndefined();
    expect(await cluster.listVolumes(namespace)).toEqual([]);
  });

  it('may be gone long before the namespace is, which is neither hidden nor taken for done', async () => {
    const namespace = 'store-slow';
    await portal.post('/stores', { name: 'slow' });
    await portal.waitForPhase('slow', 'Ready');
    // Made outside of the release, so that only the namespace takes it away.
    await cluster.core.createNamespacedPersistentVolumeClaim({
      namespace,
      body: {
        metadata: { name: 'held', finalizers: [HOLD] },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Mi' } },
        },
      },
    });
    await cluster.core.deleteNamespace({ name: namespace });
    await waitUntil(
      'the binding is gone',
      async () => (await readSubjects(namespace)) === undefined,
    );
    await portal.waitFor(
      'slow',
      store => store?.phase === 'Degraded' || store?.phase === 'Failed',
    );

    const deleted = await portal.deleteStore('slow');
    expect(deleted.status).toBe(202);
    await portal.waitFor(
      'slow',
      store =>
        store?.phase === 'Deleting' &&
        store.reason === 'FinalizerHeld' &&
        (store.message?.includes(HOLD) ?? false),
    );
    const end = Date.now() + LOOKED_MS;
    while (Date.now() < end) {
      const { status, body } = await portal.get('/stores/slow');
      expect([status, body.phase, body.reason]).toEqual([
        200,
        'Deleting',
        'FinalizerHeld',
      ]);
      await new Promise(done => setTimeout(done, 500));
    }

    await cluster.changeFinalizers({ namespace, name: 'held' }, found =>
      found.filter(each => each !== HOLD),
    );
    await portal.waitUntilGone('slow');
    expect(await cluster.getNamespaceUid(namespace)).toBeUndefined();
    expect(await cluster.listVolumes(namespace)).toEqual([]);
  });

  it('are asked for in words when the cluster does not give them, and taken once it does', async () => {
    const rights = await PortalAccount.create(cluster, directory.path);
    try {
      await rights.revoke('clusterroles', 'bind');
      await portal.post('/stores', { name: 'unbound' });
      const held = await portal.waitFor('unbound', store =>
        /can’t get its rights in namespace store-unbound\. .*charts\/platform/.test(
          store?.message ?? '',
        ),
      );
      expect(held?.phase).toBe('Provisioning');
    } finally {
      await rights.stop();
    }
    await portal.waitForPhase('unbound', 'Ready');
    await portal.deleteStore('unbound');
    await portal.waitUntilGone('unbound');
  });

  it('go over from an administrator’s account to the portal’s own', async () => {
    const namespace = 'store-moved';
    await portal.stop();
    portal = await TestPortal.start({
      knex,
      config: {
        clusters: [
          {
            name: 'test',
            kubeconfig: readTestKubeconfigs().admin,
            simulatedNodes: true,
          },
        ],
      },
    });
    await portal.post('/stores', { name: 'moved' });
    await portal.waitForPhase('moved', 'Ready');
    expect(await readSubjects(namespace)).toMatchObject([{ kind: 'User' }]);

    await portal.stop();
    portal = await TestPortal.start({ knex });
    await waitUntil('the binding names the portal', async () => {
      const [subject] = (await readSubjects(namespace)) ?? [];
      return subject?.kind === 'ServiceAccount' ? subject : undefined;
    });
    expect(await readSubjects(namespace)).toEqual([SELF]);
    await portal.deleteStore('moved');
    await portal.waitUntilGone('moved');
  });

  /** Returns once the API server has noticed. */
  async function takeRights(namespace: string): Promise<void> {
    await cluster.objects.delete(toBinding(namespace));
    await waitUntil('the rights are gone', async () => {
      const { status } =
        await account.authorization.createSelfSubjectAccessReview({
          body: {
            spec: {
              resourceAttributes: {
                namespace,
                verb: 'list',
                resource: 'secrets',
              },
            },
          },
        });
      return !status?.allowed;
    });
  }

  async function readSubjects(
    namespace: string,
  ): Promise<{ kind: string }[] | undefined> {
    const binding = await callForExisting(() =>
      cluster.objects.read<
        KubernetesObject & { subjects?: { kind: string }[] }
      >(toBinding(namespace)),
    );
    return binding?.subjects;
  }
});

function toBinding(namespace: string) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: INSTALLER_ROLE, namespace },
  };
}
