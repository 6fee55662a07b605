import type { V1ObjectMeta } from '@kubernetes/client-node';
import { askForMetadata } from './askForMetadata';
import { deleteIfSame } from './deleteIfSame';
import { callCluster } from './errors';
import { Kubernetes } from './loadKubernetes';

/**
 * Starts to delete a namespace, with its pods and volume claims. Kubernetes does
 * the latter itself 5 seconds later; when something is left then that takes its
 * time to go, it comes back for the rest after as many more at the soonest.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/namespace/namespace_controller.go
 */
export async function deleteNamespace(
  kubernetes: Kubernetes,
  options: { name: string; uid: string },
): Promise<void> {
  const { name: namespace, uid } = options;
  const { core } = kubernetes;
  // Listed before: later, another namespace may have taken its name.
  const { pods, claims } = await listInside(kubernetes, namespace);
  const isGoing = await deleteIfSame(() =>
    core.deleteNamespace({ name: namespace, body: { preconditions: { uid } } }),
  );
  if (!isGoing) {
    return;
  }
  // In a namespace that goes, nothing makes them anew; what can't be deleted now,
  // Kubernetes deletes.
  await Promise.allSettled([
    ...toDeletions(pods, namespace).map(each => core.deleteNamespacedPod(each)),
    ...toDeletions(claims, namespace).map(each =>
      core.deleteNamespacedPersistentVolumeClaim(each),
    ),
  ]);
}

async function listInside({ core, module }: Kubernetes, namespace: string) {
  const [pods, claims] = await Promise.all([
    callCluster(() =>
      core.listNamespacedPod({ namespace }, askForMetadata(module)),
    ),
    callCluster(() =>
      core.listNamespacedPersistentVolumeClaim(
        { namespace },
        askForMetadata(module),
      ),
    ),
  ]);
  return { pods, claims };
}

/** An empty list of metadata has no items at all. */
function toDeletions(
  { items = [] }: { items?: { metadata?: V1ObjectMeta }[] },
  namespace: string,
) {
  return items.map(({ metadata }) => ({
    namespace,
    name: metadata?.name ?? '',
    body: { preconditions: { uid: metadata?.uid } },
  }));
}
