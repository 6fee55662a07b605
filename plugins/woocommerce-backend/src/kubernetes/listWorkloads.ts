import { callCluster } from './errors';
import { Kubernetes } from './loadKubernetes';
import { WorkloadObjects } from './StoreWatches';
import { trimPod } from './watch/trimPod';
import { trimVolumeClaim } from './watch/trimVolumeClaim';
import {
  trimCronJob,
  trimDeployment,
  trimJob,
  trimReplicaSet,
  trimStatefulSet,
} from './watch/trimWorkload';

/**
 * Asks for all workloads of a namespace, whatever their labels. They are trimmed
 * as watched ones are, so that both tell the same.
 */
export async function listWorkloads(
  { core, apps, batch }: Kubernetes,
  namespace: string,
): Promise<WorkloadObjects> {
  const [
    deployments,
    statefulSets,
    replicaSets,
    pods,
    volumeClaims,
    cronJobs,
    jobs,
  ] = await Promise.all([
    callCluster(() => apps.listNamespacedDeployment({ namespace })),
    callCluster(() => apps.listNamespacedStatefulSet({ namespace })),
    callCluster(() => apps.listNamespacedReplicaSet({ namespace })),
    callCluster(() => core.listNamespacedPod({ namespace })),
    callCluster(() => core.listNamespacedPersistentVolumeClaim({ namespace })),
    callCluster(() => batch.listNamespacedCronJob({ namespace })),
    callCluster(() => batch.listNamespacedJob({ namespace })),
  ]);
  return {
    deployments: deployments.items.map(trimDeployment),
    statefulSets: statefulSets.items.map(trimStatefulSet),
    replicaSets: replicaSets.items.map(trimReplicaSet),
    pods: pods.items.map(trimPod),
    volumeClaims: volumeClaims.items.map(trimVolumeClaim),
    cronJobs: cronJobs.items.map(trimCronJob),
    jobs: jobs.items.map(trimJob),
  };
}
