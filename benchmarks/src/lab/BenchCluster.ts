import type {
  AppsV1Api,
  CoreV1Api,
  KubeConfig,
  KubernetesObject,
  KubernetesObjectApi,
} from '@kubernetes/client-node';
import { waitUntil } from './waitUntil';

/** How long Kubernetes may take to delete hundreds of namespaces. */
const GONE_MS = 1_200_000;

/** The cluster on which everything is measured, as its administrator sees it. */
export class BenchCluster {
  readonly kubeConfig: KubeConfig;
  readonly core: CoreV1Api;
  readonly apps: AppsV1Api;
  /** For kinds that have no API of their own here. */
  readonly objects: KubernetesObjectApi;

  static async open(kubeconfig: string): Promise<BenchCluster> {
    const module = await import('@kubernetes/client-node');
    const kubeConfig = new module.KubeConfig();
    kubeConfig.loadFromFile(kubeconfig);
    return new BenchCluster({
      kubeConfig,
      core: kubeConfig.makeApiClient(module.CoreV1Api),
      apps: kubeConfig.makeApiClient(module.AppsV1Api),
      objects: module.KubernetesObjectApi.makeApiClient(kubeConfig),
    });
  }

  private constructor(options: {
    kubeConfig: KubeConfig;
    core: CoreV1Api;
    apps: AppsV1Api;
    objects: KubernetesObjectApi;
  }) {
    this.kubeConfig = options.kubeConfig;
    this.core = options.core;
    this.apps = options.apps;
    this.objects = options.objects;
  }

  /** Changes the fields of an object that are given. */
  async mergePatch(object: KubernetesObject): Promise<void> {
    const { PatchStrategy } = await import('@kubernetes/client-node');
    await this.objects.patch(
      object,
      undefined,
      undefined,
      undefined,
      undefined,
      PatchStrategy.MergePatch,
    );
  }

  /** The names of the namespaces that begin like this. */
  async listNamespaces(prefix: string): Promise<string[]> {
    const { items } = await this.core.listNamespace();
    return items
      .map(({ metadata }) => metadata!.name!)
      .filter(name => name.startsWith(prefix));
  }

  /** Asks for the deletion of namespaces, without waiting. */
  async deleteNamespaces(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.core.deleteNamespace({ name });
    }
  }

  /** Deletes the namespaces that begin like this, and returns when they are gone. */
  async removeNamespaces(prefix: string): Promise<void> {
    await this.deleteNamespaces(await this.listNamespaces(prefix));
    await this.waitUntilGone(prefix);
  }

  /** Waits until no namespace begins like this, and no volume is bound to a claim in one. */
  async waitUntilGone(prefix: string): Promise<void> {
    await waitUntil(
      `namespaces ${prefix}* and their volumes are gone`,
      async () => {
        if ((await this.listNamespaces(prefix)).length) {
          return false;
        }
        const { items } = await this.core.listPersistentVolume();
        return !items.some(({ spec }) =>
          spec?.claimRef?.namespace?.startsWith(prefix),
        );
      },
      { timeoutMs: GONE_MS, pauseMs: 500 },
    );
  }
}
