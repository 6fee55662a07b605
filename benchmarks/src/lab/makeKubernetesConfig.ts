import { JsonObject } from '@backstage/types';
import { Settings } from '../readSettings';

/** The configuration of Backstage's own Kubernetes plugin, as `script/server` writes it for development. */
export async function makeKubernetesConfig(
  settings: Settings,
): Promise<JsonObject> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromFile(settings.portalKubeconfig);
  const cluster = kubeConfig.getCurrentCluster();
  if (!cluster?.caData) {
    throw new Error(
      `${settings.portalKubeconfig} names no cluster with its CA`,
    );
  }
  return {
    clusterLocatorMethods: [
      {
        type: 'config',
        clusters: [
          {
            name: 'bench',
            url: cluster.server,
            caData: cluster.caData,
            authProvider: 'serviceAccount',
            serviceAccountToken: { $file: settings.viewerTokenFile },
            skipMetricsLookup: true,
          },
        ],
      },
    ],
  };
}
