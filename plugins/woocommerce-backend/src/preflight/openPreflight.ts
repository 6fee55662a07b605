import { lookup } from 'node:dns/promises';
import { ClusterConfig, WoocommerceConfig } from '../config';
import { HelmProgram } from '../helm/HelmProgram';
import { loadKubernetes } from '../kubernetes/loadKubernetes';
import { NamespaceAccess } from '../kubernetes/NamespaceAccess';
import { KubernetesClusterApi } from './api/KubernetesClusterApi';
import { RunPreflight } from './PreflightMonitor';
import { runProbe } from './probe/runProbe';
import { runPreflight } from './runPreflight';
import { toClusterConfig } from './toClusterConfig';

/** Opens a cluster to be checked. Nothing is called before the first check. */
export async function openPreflight(options: {
  cluster: ClusterConfig;
  config: WoocommerceConfig;
  helm: HelmProgram;
}): Promise<RunPreflight> {
  const { cluster, helm } = options;
  const config = toClusterConfig(options.config, cluster);
  const kubernetes = await loadKubernetes(cluster);
  const openApi = (signal: AbortSignal) =>
    KubernetesClusterApi.create({ kubernetes, signal });
  const access = NamespaceAccess.create({ kubernetes });
  return ({ probe }) =>
    runPreflight({
      cluster,
      open: signal => ({
        api: openApi(signal),
        cluster,
        config,
        helm,
        lookUp: async host => {
          const found = await lookup(host, { all: true });
          return found.map(({ address }) => address);
        },
      }),
      probe: probe
        ? () => runProbe({ open: openApi, access, cluster, config })
        : undefined,
    });
}
