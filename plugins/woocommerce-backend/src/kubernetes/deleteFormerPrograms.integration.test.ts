import { readTestKubeconfigs } from '../__testUtils__/testCluster';
import { deleteFormerPrograms } from './deleteFormerPrograms';
import { deleteRevision } from './deleteRevision';
import { Kubernetes, loadKubernetes } from './loadKubernetes';
import { PROGRAMS_LABEL, toReleaseSecretName } from './names';

const NAMESPACE = 'former-test';

describe('what a release before had, on a real API server', () => {
  let kubernetes: Kubernetes;

  beforeAll(async () => {
    const { admin: kubeconfig } = readTestKubeconfigs();
    kubernetes = await loadKubernetes({ kubeconfig });
    await kubernetes.core.createNamespace({
      body: { metadata: { name: NAMESPACE } },
    });
  });
  afterAll(async () => {
    await kubernetes?.core.deleteNamespace({ name: NAMESPACE });
  });

  it('deletes programs that are neither of now nor in a pod', async () => {
    for (const programs of ['programs-a', 'programs-b', 'programs-c']) {
      await makeConfigMap(`${programs}-web`, { [PROGRAMS_LABEL]: programs });
    }
    await makeConfigMap('somebody-elses');
    const pod = await makePod('programs-a-web');

    const deleteFormer = () =>
      deleteFormerPrograms(kubernetes, {
        namespace: NAMESPACE,
        current: 'programs-c',
      });
    await deleteFormer();
    const kept = ['kube-root-ca.crt', 'programs-c-web', 'somebody-elses'];
    expect(await listConfigMaps()).toEqual(['programs-a-web', ...kept].sort());

    await kubernetes.core.deleteNamespacedPod({
      name: pod,
      namespace: NAMESPACE,
      gracePeriodSeconds: 0,
    });
    await deleteFormer();
    expect(await listConfigMaps()).toEqual(kept);
  });

  it.each([
    { status: 'superseded', left: 0 },
    { status: 'deployed', left: 1 },
  ])('leaves $left of a revision that is $status', async ({ status, left }) => {
    const name = toReleaseSecretName('shop', 1);
    const { core } = kubernetes;
    await core.createNamespacedSecret({
      namespace: NAMESPACE,
      body: { metadata: { name, labels: { owner: 'helm', status } } },
    });
    await deleteRevision(kubernetes, {
      namespace: NAMESPACE,
      release: 'shop',
      revision: 1,
      status: /^superseded$/,
    });
    const { items } = await core.listNamespacedSecret({ namespace: NAMESPACE });
    expect(items).toHaveLength(left);
    await core.deleteCollectionNamespacedSecret({ namespace: NAMESPACE });
  });

  async function makeConfigMap(
    name: string,
    labels?: Record<string, string>,
  ): Promise<void> {
    await kubernetes.core.createNamespacedConfigMap({
      namespace: NAMESPACE,
      body: { metadata: { name, labels }, data: { 'cron.php': '<?php' } },
    });
  }

  async function makePod(configMap: string): Promise<string> {
    const { metadata } = await kubernetes.core.createNamespacedPod({
      namespace: NAMESPACE,
      body: {
        metadata: { name: 'shop' },
        spec: {
          automountServiceAccountToken: false,
          containers: [{ name: 'shop', image: 'shop' }],
          volumes: [{ name: 'web', configMap: { name: configMap } }],
        },
      },
    });
    return metadata!.name!;
  }

  async function listConfigMaps(): Promise<string[]> {
    const { items } = await kubernetes.core.listNamespacedConfigMap({
      namespace: NAMESPACE,
    });
    return items.map(({ metadata }) => metadata!.name!).sort();
  }
});
