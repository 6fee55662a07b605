import { callCluster, callForExisting, getStatusCode } from './errors';
import { askForMetadata } from './askForMetadata';
import { Kubernetes } from './loadKubernetes';
import { toReleaseSecretName } from './names';

/**
 * Deletes the Secret of a revision that Helm has left pending. One that has got
 * another status since, because its Helm was alive after all, is left alone.
 */
export async function deletePendingRevision(
  kubernetes: Kubernetes,
  options: { namespace: string; release: string; revision: number },
): Promise<void> {
  const { core, module } = kubernetes;
  const { namespace, release, revision } = options;
  const name = toReleaseSecretName(release, revision);
  const { items } = await callCluster(() =>
    core.listNamespacedSecret(
      {
        namespace,
        fieldSelector: `metadata.name=${name}`,
        labelSelector: 'owner=helm',
      },
      // What is in it is not needed.
      askForMetadata(module),
    ),
  );
  const metadata = items?.[0]?.metadata;
  if (!metadata?.labels?.status?.startsWith('pending-')) {
    return;
  }
  const { uid, resourceVersion } = metadata;
  try {
    await callForExisting(() =>
      core.deleteNamespacedSecret({
        name,
        namespace,
        body: { preconditions: { uid, resourceVersion } },
      }),
    );
  } catch (error) {
    if (getStatusCode(error) !== 409) {
      throw error;
    }
  }
}
