import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Canaries, Place } from '../faults/__testUtils__/Canaries';
import { RecordingHelm } from '../faults/__testUtils__/RecordingHelm';
import { TestCluster } from './testCluster';

/** Where something was said or kept in every test that has a store with passwords. */
const PLACES = [
  'a log',
  'an answer',
  'an event',
  'the database',
  'what Helm was given',
];

/** Knows the passwords of a test's stores, and where none of them may be. */
export class SecretGuard {
  /** The Helm that notes what it is given. */
  readonly helm: RecordingHelm;
  readonly #cluster: TestCluster;
  readonly #canaries: Canaries;
  readonly #directory: string;
  readonly #known = new Set<string>();
  readonly #seen: Place[] = [];

  static async create(): Promise<SecretGuard> {
    const directory = await mkdtemp(join(tmpdir(), 'woocommerce-secrets-'));
    const cluster = await TestCluster.create();
    const helm = await RecordingHelm.create(directory);
    return new SecretGuard({ cluster, directory, helm });
  }

  private constructor(options: {
    cluster: TestCluster;
    directory: string;
    helm: RecordingHelm;
  }) {
    this.helm = options.helm;
    this.#cluster = options.cluster;
    this.#canaries = new Canaries(options.cluster);
    this.#directory = options.directory;
  }

  /** How many passwords are known. */
  get size(): number {
    return this.#canaries.size;
  }

  /** Learns the passwords in a namespace, and keeps what else is said in it. */
  async learn(namespace: string): Promise<void> {
    const passwords: Record<string, string> = await this.#cluster
      .readPasswords(namespace)
      // It is being made, or gone.
      .catch(() => ({}));
    for (const [key, secret] of Object.entries(passwords)) {
      if (!this.#known.has(secret)) {
        this.#known.add(secret);
        this.#canaries.add(`${namespace}/${key}`, secret);
      }
    }
    const { core } = this.#cluster;
    const [releases, pods, configMaps, events] = await Promise.all([
      this.#cluster.readReleases(namespace),
      core.listNamespacedPod({ namespace }),
      core.listNamespacedConfigMap({ namespace }),
      core.listNamespacedEvent({ namespace }),
    ]);
    this.note(`a release in ${namespace}`, releases.join('\n'));
    this.note(
      `the objects in ${namespace}`,
      JSON.stringify([pods, configMaps, events]),
    );
  }

  /** Keeps what was said somewhere, to be looked through at the end. */
  note(name: string, content: string): void {
    this.#seen.push({ name, content });
  }

  /**
   * Looks through all that was kept.
   *
   * @throws Error that says which password is where, and not what it is
   */
  async check(): Promise<void> {
    this.note('what Helm was given', await this.helm.readGiven());
    await rm(this.#directory, { recursive: true });
    const missing = PLACES.filter(
      place => !this.#seen.some(each => each.name === place && each.content),
    );
    if (this.size > 0 && missing.length > 0) {
      throw new Error(`Nothing was looked through of ${missing.join(', ')}`);
    }
    const found = new Set(this.#canaries.find(this.#seen));
    if (found.size > 0) {
      throw new Error(`Passwords got out:\n  ${[...found].join('\n  ')}`);
    }
  }
}
