import type { V1Secret } from '@kubernetes/client-node';
import { askForMetadata } from './askForMetadata';
import { callCluster } from './errors';
import { Kubernetes } from './loadKubernetes';

/** Asks for the metadata of a namespace's Secrets: what they hold stays in the cluster. */
export async function listSecrets(
  { core, module }: Kubernetes,
  selection: { namespace: string; labelSelector?: string },
): Promise<V1Secret[]> {
  const list = await callCluster(() =>
    core.listNamespacedSecret(selection, askForMetadata(module)),
  );
  // An empty list of metadata has no items at all.
  return list.items ?? [];
}
