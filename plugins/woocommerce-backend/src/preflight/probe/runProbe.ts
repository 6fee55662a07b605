import {
  ClusterUnreachableError,
  getStatusMessage,
} from '../../kubernetes/errors';
import { NamespaceAccess } from '../../kubernetes/NamespaceAccess';
import { ClusterApi } from '../api/ClusterApi';
import { endAfter } from '../endAfter';
import { Finding, PreflightContext } from '../types';
import { listPlanImages } from './listPlanImages';
import { PROBE_CHECKS, ProbeCheckId } from './probeChecks';
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
 * whatever becomes of them. Has a finding of every check that pods could make, which
 * says why where they could not; of simulated pods, that is one.
 */
export async function runProbe(options: {
  /** Opens the cluster, until the signal ends it. */
  open(signal: AbortSignal): ClusterApi;
  /** Gives the account its rights in the namespace. */
  access: Pick<NamespaceAccess, 'grant'>;
  cluster: PreflightContext['cluster'];
  config: PreflightContext['config'];
}): Promise<ProbeFindings> {
  const { open, access, cluster, config } = options;
  const api = open(endAfter(TIMEOUT_MS, tooLong(TIMEOUT_MS)));
  const findings = new Map<ProbeCheckId, Finding>();
  const note = async (id: ProbeCheckId, probe: () => Promise<Finding>) => {
    findings.set(id, await probe().catch(toFinding));
  };
  const giveUp = (finding: Finding) => {
    const wanted: readonly ProbeCheckId[] = cluster.simulatedNodes
      ? ['privileged-pods']
      : PROBE_CHECKS.map(({ id }) => id);
    for (const id of wanted.filter(each => !findings.has(each))) {
      findings.set(id, finding);
    }
    return findings;
  };
  let namespace: ProbeNamespace;
  try {
    await ProbeNamespace.sweep(api);
    namespace = await ProbeNamespace.create({ api });
  } catch (error) {
    return giveUp(toFinding(error));
  }
  try {
    await access.grant(namespace.name);
    await note('privileged-pods', () => probePrivilegedPods(namespace));
    if (cluster.simulatedNodes) {
      return findings;
    }
    const images = await listPlanImages(config);
    await note('image-pulls', () => probeImages({ namespace, images }));
    const image = [...images.values()][0]?.wordpress;
    if (image === undefined) {
      return giveUp(findings.get('image-pulls')!);
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
    giveUp(toFinding(error));
  } finally {
    await namespace
      .remove(open(endAfter(REMOVE_MS, tooLong(REMOVE_MS))))
      .catch(error => addLeftover(findings, namespace.name, error));
  }
  return findings;
}

/** The cluster may have answered all the time. */
function tooLong(ms: number): Error {
  return new ClusterUnreachableError(`It took longer than ${ms / 1_000} s`);
}

/** What was found counts all the same. */
function addLeftover(
  findings: Map<ProbeCheckId, Finding>,
  namespace: string,
  error: unknown,
): void {
  const finding = findings.get('privileged-pods')!;
  findings.set('privileged-pods', {
    ...finding,
    message: `${
      finding.message
    } Namespace ${namespace} could not be removed (${getStatusMessage(
      error,
    )}); a later probe tries it again.`,
  });
}

function toFinding(error: unknown): Finding {
  return {
    status: 'unknown',
    message: `It can’t be tried: ${getStatusMessage(error)}.`,
  };
}
