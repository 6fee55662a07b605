import { PreflightCheckId } from '@woocommerce-backstage/plugin-woocommerce-common';
import { RUN_PROBE } from '../remedies';
import { ClusterConfig } from '../../config';
import { Finding } from '../types';

/** The checks that need a namespace and pods of their own, in the order in which they are shown. */
export const PROBE_CHECKS = [
  { id: 'privileged-pods', title: 'Privileged pods are refused' },
  { id: 'image-pulls', title: 'Images of the plans' },
  { id: 'network-policies', title: 'Network policies' },
  { id: 'loopback', title: 'Stores from a pod' },
] as const satisfies readonly { id: PreflightCheckId; title: string }[];

/** One of {@link PROBE_CHECKS}. */
export type ProbeCheckId = (typeof PROBE_CHECKS)[number]['id'];

/** What is said in place of what only a probe could tell. */
export function describeMissingProbe(
  cluster: Pick<ClusterConfig, 'simulatedNodes'>,
  id: ProbeCheckId,
): Finding {
  // That one only asks whether there could be such a pod.
  const isInVain = cluster.simulatedNodes && id !== 'privileged-pods';
  return {
    status: 'unknown',
    message: isInVain
      ? 'Only pods could tell, and the cluster’s pods are simulated.'
      : `Only a namespace with pods can tell, which is made when somebody asks for it: ${RUN_PROBE}`,
  };
}
