import { setTimeout as sleep } from 'node:timers/promises';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { TestCluster } from '../../__testUtils__/testCluster';
import { ClusterPicture, takePicture } from './ClusterPicture';
import { StoreCaller } from './StoreCaller';

const PAUSE_MS = 400;

/** How soon what happens to a store by itself has to show. */
const SHOWN_WITHIN_MS = 10_000;

/**
 * Asks the portal and the cluster at the same time, for as long as a test runs,
 * and holds one against the other: no store is said to be Ready that isn't, and
 * none is said to be gone that is still there.
 */
export class TruthSampler {
  readonly #cluster: TestCluster;
  readonly #findCaller: () => StoreCaller | undefined;
  readonly #stopping = new AbortController();
  readonly #violations: string[] = [];
  /** The ids of the stores that were ever seen up. */
  readonly #everUp = new Set<string>();
  /** Since when a store that was up is not, by its id. */
  readonly #downSince = new Map<string, number>();
  /** The stores that were listed before, by their ids. */
  #known = new Map<string, Store>();
  #latenciesMs: number[] = [];
  #samples = 0;
  #blindUntil = 0;
  #loop?: Promise<void>;

  constructor(options: {
    cluster: TestCluster;
    /** A process to ask; another one each time. */
    findCaller: () => StoreCaller | undefined;
  }) {
    this.#cluster = options.cluster;
    this.#findCaller = options.findCaller;
  }

  /** What was said that wasn't so. */
  get violations(): readonly string[] {
    return this.#violations;
  }

  /** How many times a store's word was held against the cluster. */
  get samples(): number {
    return this.#samples;
  }

  start(): void {
    this.#loop = this.#run(this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  /** The portal can't see the cluster for so long, and may say what it saw last. */
  expectBlindness(durationMs: number): void {
    this.#blindUntil = Math.max(
      this.#blindUntil,
      performance.now() + durationMs,
    );
  }

  /** How long the portal took to list its stores, since this was asked last. */
  takeLatencies(): number[] {
    const taken = this.#latenciesMs;
    this.#latenciesMs = [];
    return taken;
  }

  async #run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      await this.#sample().catch(() => {
        // Whether the portal answers at all is for each test to say.
      });
      await sleep(PAUSE_MS, undefined, { signal: stopping }).catch(() => {});
    }
  }

  async #sample(): Promise<void> {
    this.#learn(await takePicture(this.#cluster));
    const caller = this.#findCaller();
    if (!caller) {
      return;
    }
    const askedAt = performance.now();
    const stores = await caller.listStores();
    this.#latenciesMs.push(performance.now() - askedAt);
    const picture = await takePicture(this.#cluster);
    this.#learn(picture);
    stores.forEach(store => this.#checkReady(store, askedAt));
    this.#checkGone(stores, picture);
  }

  #learn({ namespaces, takenAt, up }: ClusterPicture): void {
    const idsUp = new Set(
      namespaces.filter(({ name }) => up.has(name)).map(each => each.storeId),
    );
    for (const id of idsUp) {
      this.#everUp.add(id);
      this.#downSince.delete(id);
    }
    for (const id of this.#everUp) {
      if (!idsUp.has(id) && !this.#downSince.has(id)) {
        this.#downSince.set(id, takenAt);
      }
    }
  }

  #checkReady(store: Store, askedAt: number): void {
    const { id, name, phase, reason } = store;
    if (phase !== 'Ready' || reason === 'ClusterUnreachable') {
      return;
    }
    this.#samples += 1;
    const downMs = askedAt - (this.#downSince.get(id) ?? Infinity);
    if (!this.#everUp.has(id)) {
      this.#violations.push(`${name} is said to be Ready and never was up`);
    } else if (downMs > SHOWN_WITHIN_MS && askedAt > this.#blindUntil) {
      this.#violations.push(
        `${name} is said to be Ready, ${Math.round(
          downMs,
        )} ms after it went down`,
      );
      // Once is enough.
      this.#downSince.set(id, Infinity);
    }
  }

  #checkGone(stores: Store[], picture: ClusterPicture): void {
    const listed = new Map(stores.map(store => [store.id, store]));
    const names = new Set(stores.map(({ name }) => name));
    for (const [id, { name, namespace }] of this.#known) {
      if (listed.has(id)) {
        continue;
      }
      this.#samples += 1;
      if (picture.namespaces.some(({ storeId }) => storeId === id)) {
        this.#violations.push(
          `${name} is said to be gone, its namespace is not`,
        );
      }
      // A new store of that name has volumes of its own.
      if (!names.has(name) && picture.withVolumes.has(namespace)) {
        this.#violations.push(
          `${name} is said to be gone, its volumes are not`,
        );
      }
    }
    this.#known = listed;
  }
}
