import type { KubernetesObject } from '@kubernetes/client-node';
import { BenchCluster } from './BenchCluster';

/** How long pods take that take their time: still soon for a database and WordPress. */
export const SLOW_PODS_MS = 5_000;

/** What simulated pods wait for, in `dev/cluster/stages/pods.yaml`. */
const STAGES = { initialized: 'pod-running', ready: 'pod-ready' };

interface Stage extends KubernetesObject {
  spec: { delay: { durationMilliseconds: number } };
}

/**
 * Lets pods become ready so long after they have a node while something is done,
 * and as before afterwards.
 */
export async function withPodDelay<T>(
  cluster: BenchCluster,
  delayMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const initialized = await setDelay(cluster, STAGES.initialized, 0);
  const ready = await setDelay(cluster, STAGES.ready, delayMs);
  try {
    return await work();
  } finally {
    await setDelay(cluster, STAGES.initialized, initialized);
    await setDelay(cluster, STAGES.ready, ready);
  }
}

/** Returns what it was before. */
async function setDelay(
  cluster: BenchCluster,
  name: string,
  durationMilliseconds: number,
): Promise<number> {
  const stage = {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name },
  };
  const { spec } = await cluster.objects.read<Stage>(stage);
  const changed: Stage = {
    ...stage,
    spec: { delay: { durationMilliseconds } },
  };
  await cluster.mergePatch(changed);
  return spec.delay.durationMilliseconds;
}
