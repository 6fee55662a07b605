import type {
  AppsV1Api,
  BatchV1Api,
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
} from '@kubernetes/client-node';
import { ClusterConfig } from '../config';

/** The client library's module, which only an ES import can load. */
export type KubernetesModule = typeof import('@kubernetes/client-node');

/** One cluster's API, ready to be called. */
export interface Kubernetes {
  readonly module: KubernetesModule;
  readonly kubeConfig: KubeConfig;
  readonly core: CoreV1Api;
  readonly apps: AppsV1Api;
  readonly batch: BatchV1Api;
  readonly objects: KubernetesObjectApi;
}

/**
 * Opens a cluster's API with the kubeconfig that its configuration names, else
 * with the service account of the pod that this runs in.
 */
export async function loadKubernetes(
  cluster: Pick<ClusterConfig, 'kubeconfig' | 'context'>,
): Promise<Kubernetes> {
  const module = await import('@kubernetes/client-node');
  const kubeConfig = new module.KubeConfig();
  if (cluster.kubeconfig) {
    kubeConfig.loadFromFile(cluster.kubeconfig);
  } else {
    kubeConfig.loadFromCluster();
  }
  if (cluster.context) {
    kubeConfig.setCurrentContext(cluster.context);
  }
  return {
    module,
    kubeConfig,
    core: kubeConfig.makeApiClient(module.CoreV1Api),
    apps: kubeConfig.makeApiClient(module.AppsV1Api),
    batch: kubeConfig.makeApiClient(module.BatchV1Api),
    objects: module.KubernetesObjectApi.makeApiClient(kubeConfig),
  };
}
