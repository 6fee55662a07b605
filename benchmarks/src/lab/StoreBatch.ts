import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeNames } from './makeNames';
import { PortalProcess } from './PortalProcess';
import { StoreWaiter } from './StoreWaiter';

/** Some stores with which the same is done at the same time. */
export class StoreBatch {
  readonly #portal: PortalProcess;
  readonly #waiter: StoreWaiter;
  readonly #stores: readonly Store[];

  /** Has a portal make stores, and returns once all of them are Ready. */
  static async install(options: {
    portal: PortalProcess;
    count: number;
    /** Their names are this and a number. */
    prefix: string;
  }): Promise<StoreBatch> {
    const { portal, count, prefix } = options;
    const waiter = await StoreWaiter.start(portal);
    try {
      const stores = await Promise.all(
        makeNames(prefix, count).map(name => portal.api.createStore(name)),
      );
      await Promise.all(stores.map(store => waiter.waitUntilReady(store)));
      return new StoreBatch(portal, waiter, stores);
    } catch (error) {
      waiter.stop();
      throw error;
    }
  }

  private constructor(
    portal: PortalProcess,
    waiter: StoreWaiter,
    stores: readonly Store[],
  ) {
    this.#portal = portal;
    this.#waiter = waiter;
    this.#stores = stores;
  }

  get namespaces(): string[] {
    return this.#stores.map(({ namespace }) => namespace);
  }

  /** Has all of them upgraded, and returns once the last one is. */
  async upgrade(): Promise<void> {
    await this.#forEach(async store => {
      await this.#portal.api.upgradeStore(store.name);
      await this.#waiter.waitUntilSettled(store);
    });
  }

  /**
   * Has all of them deleted.
   *
   * @returns when the portal said of each that it is gone, by `performance.now()`
   */
  async delete(): Promise<number[]> {
    return this.#forEach(async store => {
      await this.#portal.api.deleteStore(store.name);
      await this.#waiter.waitUntilGone(store);
      return performance.now();
    });
  }

  /** To be called when nothing more is done with them, whether they are gone or not. */
  stop(): void {
    this.#waiter.stop();
  }

  #forEach<T>(change: (store: Store) => Promise<T>): Promise<T[]> {
    return Promise.all(this.#stores.map(change));
  }
}
