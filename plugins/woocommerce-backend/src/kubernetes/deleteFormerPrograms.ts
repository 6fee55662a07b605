import type { V1ConfigMap } from '@kubernetes/client-node';
import { askForMetadata } from './askForMetadata';
import { callCluster, callForExisting } from './errors';
import { Kubernetes } from './loadKubernetes';
import { PROGRAMS_LABEL } from './names';

/**
 * Deletes a chart's programs that are not of the present version, nor of the one
 * before, whose pods may not have ended yet.
 */
export async function deleteFormerPrograms(
  kubernetes: Kubernetes,
  options: { namespace: string; current: string },
): Promise<void> {
  const { core, module } = kubernetes;
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
  for (const name of findFormerPrograms(items ?? [])) {
    await callForExisting(() =>
      core.deleteNamespacedConfigMap({ name, namespace }),
    );
  }
}

/** The names of all ConfigMaps but those of the latest programs. */
export function findFormerPrograms(
  configMaps: readonly V1ConfigMap[],
): string[] {
  const getTime = ({ metadata }: V1ConfigMap) =>
    new Date(metadata?.creationTimestamp ?? 0).getTime();
  const getPrograms = ({ metadata }: V1ConfigMap) =>
    metadata?.labels?.[PROGRAMS_LABEL];
  const [latest] = configMaps.toSorted((a, b) => getTime(b) - getTime(a));
  return configMaps
    .filter(each => getPrograms(each) !== getPrograms(latest))
    .map(({ metadata }) => metadata!.name!);
}
