import type {
  AppsV1Api,
  CoreV1Api,
  KubeConfig,
  KubernetesObject,
  KubernetesObjectApi,
  V1PersistentVolume,
  V1Secret,
} from '@kubernetes/client-node';
import { callForExisting, getStatusCode } from '../kubernetes/errors';

/** The kubeconfigs of the cluster that the integration tests run on. */
export function readTestKubeconfigs(): { portal: string; admin: string } {
  const portal = process.env.WOOCOMMERCE_TEST_KUBECONFIG;
  const admin = process.env.WOOCOMMERCE_TEST_ADMIN_KUBECONFIG;
  if (!portal || !admin) {
    throw new Error(
      'WOOCOMMERCE_TEST_KUBECONFIG and WOOCOMMERCE_TEST_ADMIN_KUBECONFIG must name kubeconfig files, as script/test integration does',
    );
  }
  return { portal, admin };
}

/** Looks into the test cluster past the portal, as its administrator. */
export class TestCluster {
  readonly kubeConfig: KubeConfig;
  readonly core: CoreV1Api;
  readonly apps: AppsV1Api;
  /** For kinds that have no API of their own here. */
  readonly objects: KubernetesObjectApi;

  static async create(): Promise<TestCluster> {
    const module = await import('@kubernetes/client-node');
    const kubeConfig = new module.KubeConfig();
    kubeConfig.loadFromFile(readTestKubeconfigs().admin);
    return new TestCluster({
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

  /** The UID of a namespace; undefined when there is none. */
  async getNamespaceUid(name: string): Promise<string | undefined> {
    const namespace = await callForExisting(() =>
      this.core.readNamespace({ name }),
    );
    return namespace?.metadata?.uid;
  }

  /** Changes an object as `kubectl patch` does; `null` takes something away. */
  async patch(object: object): Promise<void> {
    await this.objects.patch(object as KubernetesObject);
  }

  /** The volumes that are bound to claims of a namespace. */
  async listVolumes(namespace: string): Promise<V1PersistentVolume[]> {
    const { items } = await this.core.listPersistentVolume();
    return items.filter(({ spec }) => spec?.claimRef?.namespace === namespace);
  }

  /** Changes the finalizers of a volume claim, which controllers change, too. */
  async changeFinalizers(
    claim: { namespace: string; name: string },
    change: (finalizers: string[]) => string[],
  ): Promise<void> {
    const found = await this.core.readNamespacedPersistentVolumeClaim(claim);
    const metadata = {
      ...found.metadata,
      finalizers: change(found.metadata?.finalizers ?? []),
    };
    try {
      await this.core.replaceNamespacedPersistentVolumeClaim({
        ...claim,
        body: { ...found, metadata },
      });
    } catch (error) {
      if (getStatusCode(error) !== 409) {
        throw error;
      }
      await this.changeFinalizers(claim, change);
    }
  }

  /** The passwords of a store. */
  async readPasswords(namespace: string): Promise<Record<string, string>> {
    const secret = await this.core.readNamespacedSecret({
      namespace,
      name: `${namespace}-credentials`,
    });
    return decode(secret);
  }

  /** What Helm keeps of a release in the cluster, as text. */
  async readReleases(namespace: string): Promise<string[]> {
    const { gunzipSync } = await import('node:zlib');
    const { items } = await this.core.listNamespacedSecret({
      namespace,
      labelSelector: 'owner=helm',
    });
    return items.map(secret => {
      const { release } = decode(secret);
      return gunzipSync(Buffer.from(release, 'base64')).toString();
    });
  }

  /** Leaves a release as a Helm does that is killed during its first upgrade. */
  async leaveUpgradePending(namespace: string): Promise<void> {
    const { gzipSync } = await import('node:zlib');
    const name = (revision: number) =>
      `sh.helm.release.v1.${namespace}.v${revision}`;
    const [deployed] = await this.readReleases(namespace);
    const release = JSON.parse(deployed);
    const status = 'pending-upgrade';
    const pending = {
      ...release,
      version: 2,
      info: { ...release.info, status },
    };
    const { metadata } = await this.core.readNamespacedSecret({
      namespace,
      name: name(1),
    });
    await this.core.createNamespacedSecret({
      namespace,
      body: {
        metadata: {
          name: name(2),
          labels: {
            ...metadata?.labels,
            status,
            version: '2',
            modifiedAt: '1767225600',
          },
        },
        type: 'helm.sh/release.v1',
        stringData: {
          release: gzipSync(JSON.stringify(pending)).toString('base64'),
        },
      },
    });
  }
}

function decode(secret: V1Secret): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secret.data ?? {}).map(([key, value]) => [
      key,
      Buffer.from(value, 'base64').toString(),
    ]),
  );
}
