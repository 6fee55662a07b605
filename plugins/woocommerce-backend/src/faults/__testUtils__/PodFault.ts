import type { KubernetesObject } from '@kubernetes/client-node';
import { TestCluster } from '../../__testUtils__/testCluster';

/** What kubelets say of a container that doesn't run. */
export interface ContainerFault {
  /** Such as `CrashLoopBackOff`. */
  readonly reason: string;
  readonly message: string;
  readonly restartCount: number;
}

/**
 * Lets the simulated kubelets say of the WordPress pods of one store that their
 * containers wait, until that is taken back. It is a Stage of KWOK that wins over
 * those of dev/cluster/stages.
 */
export class PodFault {
  readonly #cluster: TestCluster;
  readonly #stage: KubernetesObject;

  static async start(
    cluster: TestCluster,
    store: string,
    fault: ContainerFault,
  ): Promise<PodFault> {
    const podFault = new PodFault(cluster, makeStage(store, fault));
    await cluster.objects.create(podFault.#stage);
    return podFault;
  }

  private constructor(cluster: TestCluster, stage: KubernetesObject) {
    this.#cluster = cluster;
    this.#stage = stage;
  }

  /** The pods go on as others do. */
  async stop(namespace: string): Promise<void> {
    await this.#cluster.objects.delete(this.#stage as never);
    const { items } = await this.#cluster.core.listNamespacedPod({ namespace });
    for (const { metadata } of items) {
      // The next stage is chosen when a pod changes.
      await this.#cluster.patch({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          namespace,
          name: metadata!.name,
          annotations: { 'test.example/mended': 'true' },
        },
      });
    }
  }
}

function makeStage(store: string, fault: ContainerFault): KubernetesObject {
  const stage = {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name: `fault-of-${store}` },
    spec: {
      resourceRef: { apiGroup: 'v1', kind: 'Pod' },
      selector: {
        matchLabels: { 'woocommerce.backstage/store': store },
        matchExpressions: [
          { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
          {
            key: '.metadata.ownerReferences.[].kind',
            operator: 'In',
            values: ['ReplicaSet'],
          },
          { key: '.status.phase', operator: 'In', values: ['Running'] },
        ],
      },
      weight: 1,
      delay: { durationMilliseconds: 1_000 },
      next: {
        statusTemplate: `
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: false
  started: false
  restartCount: ${fault.restartCount}
  state:
    waiting:
      reason: ${fault.reason}
      message: ${JSON.stringify(fault.message)}
{{ end }}
`,
      },
    },
  };
  return stage as KubernetesObject;
}
