import { Lab } from './lab/Lab';
import { waitUntil } from './lab/waitUntil';
import { ClusterFacts } from './report/Report';

const NAMESPACE = 'bench-rate';
const PODS = 300;

/**
 * Finds out how many pods the cluster makes ready in a minute when nothing else
 * is done: one Deployment with many. Where stores come up much slower than half
 * of that, since each has two, it isn't the simulated nodes that they wait for.
 */
export async function measureCluster(lab: Lab): Promise<ClusterFacts> {
  const { cluster, settings } = lab;
  await cluster.core.createNamespace({
    body: { metadata: { name: NAMESPACE } },
  });
  try {
    const startedAt = performance.now();
    await cluster.apps.createNamespacedDeployment({
      namespace: NAMESPACE,
      body: {
        metadata: { name: 'rate' },
        spec: {
          replicas: PODS,
          selector: { matchLabels: { app: 'rate' } },
          template: {
            metadata: { labels: { app: 'rate' } },
            spec: { containers: [{ name: 'none', image: 'none' }] },
          },
        },
      },
    });
    await waitUntil(
      `${PODS} pods are ready`,
      async () => {
        const { status } = await cluster.apps.readNamespacedDeploymentStatus({
          namespace: NAMESPACE,
          name: 'rate',
        });
        return status?.readyReplicas === PODS;
      },
      { timeoutMs: 300_000, pauseMs: 100 },
    );
    const minutes = (performance.now() - startedAt) / 60_000;
    return {
      podDelayMs: settings.podDelayMs,
      unlimitedQps: settings.unlimitedQps,
      podsPerMinute: PODS / minutes,
    };
  } finally {
    await cluster.core.deleteNamespace({ name: NAMESPACE });
    await cluster.waitUntilGone(NAMESPACE);
  }
}
