import { getStatusMessage } from '../../kubernetes/errors';
import { Kubernetes } from '../../kubernetes/loadKubernetes';
import { NamespaceAccess } from '../../kubernetes/NamespaceAccess';
import { KubernetesClusterApi } from '../api/KubernetesClusterApi';
import { Finding, PreflightContext } from '../types';
import { listPlanImages } from './listPlanImages';
import { ProbeCheckId } from './probeChecks';
import { probeImages } from './probeImages';
import { probeLoopback } from './probeLoopback';
import { probeNetworkPolicies } from './probeNetworkPolicies';
import { probePrivilegedPods } from './probePrivilegedPods';
import { ProbeNamespace } from './ProbeNamespace';

/** What pods have found out. */
export type ProbeFindings = ReadonlyMap<ProbeCheckId, Finding>;

/** All of it; each part ends by itself before that. */
const TIMEOUT_MS = 10 * 60_000;

/** To remove what was made, even after everything else took too long. */
const REMOVE_MS = 30_000;

/**
 * Makes a namespace like a store's, runs pods in it, and removes it again,
 * whatever becomes of them.
 */
export async function runProbe(options: {
  kubernetes: Kubernetes;
  cluster: PreflightContext['cluster'];
  config: PreflightContext['config'];
}): Promise<ProbeFindings> {
  const { kubernetes, cluster, config } = options;
  const api = KubernetesClusterApi.create({
    kubernetes,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const findings = new Map<ProbeCheckId, Finding>();
  const note = async (id: ProbeCheckId, probe: () => Promise<Finding>) => {
    findings.set(id, await probe().catch(toFinding));
  };
  let namespace: ProbeNamespace;
  try {
    await ProbeNamespace.sweep(api);
    namespace = await ProbeNamespace.create({ api });
  } catch (error) {
    return new Map([['privileged-pods', toFinding(error)]]);
  }
  try {
    await NamespaceAccess.create({ kubernetes }).grant(namespace.name);
    await note('privileged-pods', () => probePrivilegedPods(namespace));
    if (cluster.simulatedNodes) {
      return findings;
    }
    const images = await listPlanImages(config);
    await note('image-pulls', () => probeImages({ namespace, images }));
    const image = [...images.values()][0]?.wordpress;
    if (image === undefined) {
      return findings;
    }
    await Promise.all([
      note('network-policies', () =>
        probeNetworkPolicies({ namespace, image }),
      ),
      note('loopback', () =>
        probeLoopback({ namespace, image, storefront: config.storefront }),
      ),
    ]);
  } catch (error) {
    findings.set('privileged-pods', toFinding(error));
  } finally {
    await namespace.remove(
      KubernetesClusterApi.create({
        kubernetes,
        signal: AbortSignal.timeout(REMOVE_MS),
      }),
    );
  }
  return findings;
}

function toFinding(error: unknown): Finding {
  return {
    status: 'unknown',
    message: `It can’t be tried: ${getStatusMessage(error)}`,
  };
}
