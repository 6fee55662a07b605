import { lookup } from 'node:dns/promises';
import { ClusterConfig, WoocommerceConfig } from '../config';
import { HelmProgram } from '../helm/HelmProgram';
import { loadKubernetes } from '../kubernetes/loadKubernetes';
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
  return ({ probe }) =>
    runPreflight({
      cluster,
      open: signal => ({
        api: KubernetesClusterApi.create({ kubernetes, signal }),
        cluster,
        config,
        helm,
        lookUp: async host => {
          const found = await lookup(host, { all: true });
          return found.map(({ address }) => address);
        },
      }),
      probe: probe
        ? () => runProbe({ kubernetes, cluster, config })
        : undefined,
    });
}
