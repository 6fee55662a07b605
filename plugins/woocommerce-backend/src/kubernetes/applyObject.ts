import type { KubernetesObject } from '@kubernetes/client-node';
import { callCluster } from './errors';
import { Kubernetes } from './loadKubernetes';
import { MANAGER } from './names';

/** Makes an object be as given, whatever it was before. */
export async function applyObject(
  { module, objects }: Kubernetes,
  object: KubernetesObject,
): Promise<void> {
  await callCluster(() =>
    objects.patch(
      object,
      undefined,
      undefined,
      MANAGER,
      true,
      module.PatchStrategy.ServerSideApply,
    ),
  );
}
