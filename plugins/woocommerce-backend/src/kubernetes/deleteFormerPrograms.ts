import { callCluster, callForExisting } from './errors';
import { askForMetadata } from './askForMetadata';
import { findMountedConfigMaps } from './findMountedConfigMaps';
import { Kubernetes } from './loadKubernetes';
import { PROGRAMS_LABEL } from './names';

/**
 * Deletes a chart's programs that are not of the present version, and that no
 * pod has or may be made with.
 */
export async function deleteFormerPrograms(
  kubernetes: Kubernetes,
  options: { namespace: string; current: string },
): Promise<void> {
  const { core, apps, batch, module } = kubernetes;
  const { namespace, current } = options;
  const { items } = await callCluster(() =>
    core.listNamespacedConfigMap(
      {
        namespace,
        labelSelector: `${PROGRAMS_LABEL},${PROGRAMS_LABEL}!=${current}`,
      },
      askForMetadata(module),
    ),
  );
  // An empty list of metadata has no items at all.
  const former = (items ?? []).map(({ metadata }) => metadata!.name!);
  if (former.length === 0) {
    return;
  }
  const [replicaSets, jobs, pods] = await Promise.all([
    callCluster(() => apps.listNamespacedReplicaSet({ namespace })),
    callCluster(() => batch.listNamespacedJob({ namespace })),
    callCluster(() => core.listNamespacedPod({ namespace })),
  ]);
  const mounted = findMountedConfigMaps({
    replicaSets: replicaSets.items,
    jobs: jobs.items,
    pods: pods.items,
  });
  for (const name of former) {
    if (!mounted.has(name)) {
      await callForExisting(() =>
        core.deleteNamespacedConfigMap({ name, namespace }),
      );
    }
  }
}
