import type { KubernetesObject } from '@kubernetes/client-node';
import { BenchCluster } from './BenchCluster';

/** The last thing that happens to a simulated pod before it is ready, in `dev/cluster/stages/pods.yaml`. */
const STAGE = 'pod-ready';

interface Stage extends KubernetesObject {
  spec: { delay: { durationMilliseconds: number } };
}

/**
 * Lets pods take so much longer to become ready while something is done, and as
 * long as before afterwards.
 */
export async function withPodDelay<T>(
  cluster: BenchCluster,
  milliseconds: number,
  work: () => Promise<T>,
): Promise<T> {
  const before = await setPodDelay(cluster, milliseconds);
  try {
    return await work();
  } finally {
    await setPodDelay(cluster, before);
  }
}

/** Returns what it was before, in milliseconds. */
async function setPodDelay(
  { objects }: BenchCluster,
  durationMilliseconds: number,
): Promise<number> {
  const stage = {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name: STAGE },
  };
  const { spec } = await objects.read<Stage>(stage);
  const { PatchStrategy } = await import('@kubernetes/client-node');
  await objects.patch(
    { ...stage, spec: { delay: { durationMilliseconds } } } as Stage,
    undefined,
    undefined,
    undefined,
    undefined,
    PatchStrategy.MergePatch,
  );
  return spec.delay.durationMilliseconds;
}
