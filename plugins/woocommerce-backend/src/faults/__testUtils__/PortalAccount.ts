import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { TestCluster } from '../../__testUtils__/testCluster';
import { waitUntil } from './waitUntil';

const NAMESPACE = 'backstage';

const ROLE = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'backstage-woocommerce' },
};

interface Rule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly verbs: string[];
}

type Role = KubernetesObject & { rules: Rule[] };

/** The portal's account on the cluster, with tokens that end and rights that are taken. */
export class PortalAccount {
  readonly tokenFile: string;
  readonly #cluster: TestCluster;
  readonly #secrets: string[] = [];
  #token = '';
  #rules?: Rule[];

  /** Writes a first token. */
  static async create(
    cluster: TestCluster,
    directory: string,
  ): Promise<PortalAccount> {
    const account = new PortalAccount(cluster, join(directory, 'token'));
    await account.#writeToken();
    return account;
  }

  private constructor(cluster: TestCluster, tokenFile: string) {
    this.#cluster = cluster;
    this.tokenFile = tokenFile;
  }

  /** The one that is in the file. */
  get token(): string {
    return this.#token;
  }

  /** Writes another token into the file, and returns once the one before is good for nothing. */
  async rotateToken(): Promise<void> {
    const before = this.#token;
    await this.#writeToken();
    await this.#deleteSecret(this.#secrets.shift()!);
    await waitUntil('the token is revoked', () => this.#isRefused(before));
  }

  /** Takes a right from the account. */
  async revoke(resource: string, verb: string): Promise<void> {
    const role = await this.#readRole();
    this.#rules ??= role.rules;
    await this.#cluster.objects.replace({
      ...role,
      rules: role.rules
        .map(rule =>
          rule.resources.includes(resource)
            ? { ...rule, verbs: rule.verbs.filter(each => each !== verb) }
            : rule,
        )
        .filter(({ verbs }) => verbs.length > 0),
    } as Role);
  }

  /** Gives back what was taken. */
  async restore(): Promise<void> {
    if (this.#rules) {
      const role = await this.#readRole();
      await this.#cluster.objects.replace({
        ...role,
        rules: this.#rules,
      } as Role);
      this.#rules = undefined;
    }
  }

  /** Leaves the account as it was. */
  async stop(): Promise<void> {
    await this.restore();
    await Promise.all(this.#secrets.map(name => this.#deleteSecret(name)));
  }

  async #readRole(): Promise<Role> {
    return (await this.#cluster.objects.read(ROLE)) as Role;
  }

  async #writeToken(): Promise<void> {
    const name = `faults-${randomBytes(4).toString('hex')}`;
    this.#secrets.push(name);
    await this.#cluster.core.createNamespacedSecret({
      namespace: NAMESPACE,
      body: {
        metadata: {
          name,
          annotations: { 'kubernetes.io/service-account.name': 'backstage' },
        },
        type: 'kubernetes.io/service-account-token',
      },
    });
    const token = await waitUntil('the account has a token', async () => {
      const { data } = await this.#cluster.core.readNamespacedSecret({
        namespace: NAMESPACE,
        name,
      });
      return data?.token;
    });
    this.#token = Buffer.from(token, 'base64').toString();
    await writeFile(this.tokenFile, this.#token, { mode: 0o600 });
  }

  async #deleteSecret(name: string): Promise<void> {
    await this.#cluster.core.deleteNamespacedSecret({
      namespace: NAMESPACE,
      name,
    });
  }

  /** The API server believes for some seconds what it has found out about a token. */
  async #isRefused(token: string): Promise<boolean> {
    const review = await this.#cluster.objects.create({
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenReview',
      ...{ spec: { token } },
    } as KubernetesObject & { status?: { authenticated?: boolean } });
    return !review.status?.authenticated;
  }
}
