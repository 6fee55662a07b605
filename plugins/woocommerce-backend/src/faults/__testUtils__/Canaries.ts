import { TestCluster } from '../../__testUtils__/testCluster';

/** A secret, and whose it is. */
interface Canary {
  readonly owner: string;
  readonly secret: string;
}

/** A place where no secret may be. */
export interface Place {
  readonly name: string;
  readonly content: string;
}

/** The secrets of a test, which nobody but their owners may know. */
export class Canaries {
  readonly #cluster: TestCluster;
  readonly #lasting: Canary[] = [];
  /** Those of stores, by namespace. */
  readonly #stores = new Map<string, Canary[]>();

  constructor(cluster: TestCluster) {
    this.#cluster = cluster;
  }

  get size(): number {
    return this.#listAll().length;
  }

  /** A secret of the portal itself. */
  add(owner: string, secret: string): void {
    this.#lasting.push({ owner, secret });
  }

  /** Learns the passwords of the stores that have some. */
  async learn(namespaces: string[]): Promise<void> {
    for (const namespace of namespaces) {
      const passwords = await this.#cluster
        .readPasswords(namespace)
        // It is being made, or going away.
        .catch(() => ({}));
      const canaries = Object.entries(passwords).map(([key, secret]) => ({
        owner: `${namespace}/${key}`,
        secret,
      }));
      if (canaries.length > 0) {
        this.#stores.set(namespace, canaries);
      }
    }
  }

  /** Forgets those of stores, which have been looked for. */
  forgetStores(): void {
    this.#stores.clear();
  }

  /** Says which secret was found where. */
  find(places: Place[]): string[] {
    const needles = this.#listAll().flatMap(({ owner, secret }) =>
      [secret, Buffer.from(secret).toString('base64')].map(text => ({
        owner,
        text,
      })),
    );
    return places.flatMap(({ name, content }) =>
      needles
        .filter(({ text }) => content.includes(text))
        .map(({ owner }) => `${owner} is in ${name}`),
    );
  }

  #listAll(): Canary[] {
    return [...this.#lasting, ...[...this.#stores.values()].flat()];
  }
}
