import type { V1PersistentVolumeClaim } from '@kubernetes/client-node';
import { callCluster } from './errors';
import { Kubernetes } from './loadKubernetes';

/** Asks for the volume claims of a namespace, whatever their labels. */
export async function listVolumeClaims(
  { core }: Kubernetes,
  namespace: string,
): Promise<V1PersistentVolumeClaim[]> {
  const { items } = await callCluster(() =>
    core.listNamespacedPersistentVolumeClaim({ namespace }),
  );
  return items;
}
