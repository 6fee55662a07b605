import { callCluster, callForExisting, getStatusCode } from './errors';
import { askForMetadata } from './askForMetadata';
import { Kubernetes } from './loadKubernetes';
import { toReleaseSecretName } from './names';

/** Deletes the Secret of a revision, unless it has another status than is said. */
export async function deleteRevision(
  kubernetes: Kubernetes,
  options: {
    namespace: string;
    release: string;
    revision: number;
    status: RegExp;
  },
): Promise<void> {
  const { core, module } = kubernetes;
  const { namespace, release, revision, status } = options;
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
  if (!metadata || !status.test(metadata.labels?.status ?? '')) {
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
