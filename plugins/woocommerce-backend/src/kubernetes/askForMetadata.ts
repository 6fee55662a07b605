import { KubernetesModule } from './loadKubernetes';

/**
 * The options of a list call that asks for the objects' metadata only. What
 * Secrets hold stays in the cluster that way. An empty list has no items at all.
 */
export function askForMetadata(module: KubernetesModule) {
  return module.setHeaderOptions(
    'Accept',
    'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
  );
}
