import { readFile } from 'node:fs/promises';
import { readTestKubeconfigs } from '../../__testUtils__/testCluster';
import { getStatusCode } from '../errors';
import { Kubernetes, loadKubernetes } from '../loadKubernetes';

const NAME = 'watch-test';

/** What the account may watch. */
const RESOURCES = ['pods', 'events', 'namespaces'];

/** An account on the test cluster, whose rights and tokens are changed by tests. */
export class TestAccount {
  readonly admin: Kubernetes;

  /** Makes the account and its namespace. */
  static async create(): Promise<TestAccount> {
    const admin = await loadKubernetes({
      kubeconfig: readTestKubeconfigs().admin,
    });
    const account = new TestAccount(admin);
    const metadata = { name: NAME };
    await admin.core.createNamespace({ body: { metadata } });
    await admin.core.createNamespacedServiceAccount({
      namespace: NAME,
      body: { metadata },
    });
    await account.allow(['get', 'list', 'watch']);
    await admin.objects.create({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata,
      ...{
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: NAME,
        },
        subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: NAME }],
      },
    });
    return account;
  }

  private constructor(admin: Kubernetes) {
    this.admin = admin;
  }

  get namespace(): string {
    return NAME;
  }

  /** The certificate of whom the API server's own is signed by. */
  async readAuthority(): Promise<string> {
    const { caFile, caData } = this.admin.kubeConfig.getCurrentCluster()!;
    return caFile
      ? readFile(caFile, 'utf8')
      : Buffer.from(caData!, 'base64').toString();
  }

  /** Gives the account these rights on pods, and takes all others. */
  async allow(podVerbs: string[]): Promise<void> {
    const role = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: NAME },
      rules: RESOURCES.map(resource => ({
        apiGroups: [''],
        resources: [resource],
        verbs: resource === 'pods' ? podVerbs : ['get', 'list', 'watch'],
      })),
    };
    const { objects } = this.admin;
    try {
      await objects.create(role);
    } catch (error) {
      if (getStatusCode(error) !== 409) {
        throw error;
      }
      await objects.replace(role);
    }
  }

  /** Makes a token that ends with a Secret. */
  async createToken(secret: string): Promise<string> {
    const { core } = this.admin;
    const { metadata } = await core.createNamespacedSecret({
      namespace: NAME,
      body: { metadata: { name: secret } },
    });
    const { status } = await core.createNamespacedServiceAccountToken({
      namespace: NAME,
      name: NAME,
      body: {
        spec: {
          audiences: [],
          boundObjectRef: {
            apiVersion: 'v1',
            kind: 'Secret',
            name: secret,
            uid: metadata!.uid,
          },
        },
      },
    });
    return status!.token;
  }

  /** Revokes the token that ends with a Secret. */
  async revokeToken(secret: string): Promise<void> {
    await this.admin.core.deleteNamespacedSecret({
      namespace: NAME,
      name: secret,
    });
  }

  async delete(): Promise<void> {
    const { core, objects } = this.admin;
    for (const kind of ['ClusterRole', 'ClusterRoleBinding']) {
      await objects.delete({
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind,
        metadata: { name: NAME },
      });
    }
    await core.deleteNamespace({ name: NAME });
  }
}
