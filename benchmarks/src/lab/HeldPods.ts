import type { V1Pod } from '@kubernetes/client-node';
import { BenchCluster } from './BenchCluster';

const LABEL = 'bench.woocommerce.backstage/held';
const STAGE = 'bench-held';
const NEVER_MS = 86_400_000;

/** A pod whose readiness a benchmark decides. */
export interface HeldPod {
  readonly name: string;
  readonly namespace: string;
  /** The conditions that say whether it is ready, by their places in its status. */
  readonly conditions: readonly number[];
}

/**
 * Pods of which KWOK, which plays their kubelets, leaves alone whether they are
 * ready. All else that follows is done by Kubernetes' own controllers.
 */
export class HeldPods {
  readonly #cluster: BenchCluster;

  static async create(cluster: BenchCluster): Promise<HeldPods> {
    await cluster.objects.create({
      apiVersion: 'kwok.x-k8s.io/v1alpha1',
      kind: 'Stage',
      metadata: { name: STAGE },
      spec: {
        resourceRef: { apiGroup: 'v1', kind: 'Pod' },
        selector: {
          matchLabels: { [LABEL]: 'true' },
          matchExpressions: [
            { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
            { key: '.status.phase', operator: 'In', values: ['Running'] },
          ],
        },
        // Goes before the cluster's own stages, whose weight is 0.
        weight: 1,
        delay: { durationMilliseconds: NEVER_MS },
        next: { statusTemplate: 'phase: Running' },
      },
    });
    return new HeldPods(cluster);
  }

  private constructor(cluster: BenchCluster) {
    this.#cluster = cluster;
  }

  /** Takes over the one pod of a Deployment in a namespace. */
  async hold(namespace: string): Promise<HeldPod> {
    const { core } = this.#cluster;
    const { items } = await core.listNamespacedPod({ namespace });
    const pod = items.find(isOfDeployment);
    if (!pod?.metadata?.name) {
      throw new Error(`No Deployment has a pod in ${namespace}`);
    }
    const { name } = pod.metadata;
    await core.patchNamespacedPod({
      name,
      namespace,
      body: [
        {
          op: 'add',
          // A slash is ~1 in a JSON pointer.
          path: `/metadata/labels/${LABEL.replaceAll('/', '~1')}`,
          value: 'true',
        },
      ],
    });
    const conditions = (pod.status?.conditions ?? []).flatMap(
      ({ type }, index) =>
        type === 'Ready' || type === 'ContainersReady' ? [index] : [],
    );
    return { name, namespace, conditions };
  }

  /** Reports as a kubelet does that a pod's containers are ready, or are not. */
  async setReady(pod: HeldPod, ready: boolean): Promise<void> {
    const { name, namespace, conditions } = pod;
    const at = new Date().toISOString();
    await this.#cluster.core.patchNamespacedPodStatus({
      name,
      namespace,
      body: [
        ...conditions.flatMap(index => [
          {
            op: 'replace',
            path: `/status/conditions/${index}/status`,
            value: ready ? 'True' : 'False',
          },
          {
            op: 'replace',
            path: `/status/conditions/${index}/lastTransitionTime`,
            value: at,
          },
        ]),
        {
          op: 'replace',
          path: '/status/containerStatuses/0/ready',
          value: ready,
        },
      ],
    });
  }
}

function isOfDeployment({ metadata }: V1Pod): boolean {
  return Boolean(
    metadata?.ownerReferences?.some(({ kind }) => kind === 'ReplicaSet'),
  );
}
