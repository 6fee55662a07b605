import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PortalProcess } from './PortalProcess';
import { StoreFeed } from './StoreFeed';

/** How long one store may take among many others. */
const TIMEOUT_MS = 1_800_000;
/** Pulses make up for signals that got lost; asked each few seconds, hundreds of stores would cost more than what is measured. */
const ASK_AGAIN_MS = 60_000;

/** Waits for stores as a browser does: asks when it hears that one has changed. */
export class StoreWaiter {
  readonly #portal: PortalProcess;
  readonly #feed: StoreFeed;
  readonly #waiting = new Map<string, () => void>();

  static async start(portal: PortalProcess): Promise<StoreWaiter> {
    return new StoreWaiter(portal, await StoreFeed.connect(portal.url));
  }

  private constructor(portal: PortalProcess, feed: StoreFeed) {
    this.#portal = portal;
    this.#feed = feed;
    feed.onSignal(id => this.#waiting.get(id)?.());
    feed.onPulse(id => this.#waiting.get(id)?.());
  }

  /**
   * Returns once a store is Ready.
   *
   * @throws when it is Failed, or takes too long
   */
  async waitUntilReady(store: Store): Promise<void> {
    await this.#waitUntil(store, ({ phase }) => phase === 'Ready');
  }

  /**
   * Returns once all is done that was asked for of a store, and it is Ready.
   *
   * @throws when it is Failed, or takes too long
   */
  async waitUntilSettled(store: Store): Promise<void> {
    await this.#waitUntil(
      store,
      ({ phase, operation }) => phase === 'Ready' && !!operation.finishedAt,
    );
  }

  /**
   * Returns once nothing of a store is left.
   *
   * @throws when it takes too long
   */
  async waitUntilGone(store: Store): Promise<void> {
    await this.#askUntil(
      store,
      async () => !(await this.#portal.api.hasStore(store.name)),
    );
  }

  async #waitUntil(
    { id, name }: Store,
    isSo: (store: Store) => boolean,
  ): Promise<void> {
    await this.#askUntil({ id, name }, async () => {
      const store = await this.#portal.api.getStore(name);
      const { phase, reason, message } = store;
      if (phase === 'Failed') {
        throw new Error(`${name} is ${phase}: ${reason} ${message}`);
      }
      return isSo(store);
    });
  }

  async #askUntil(
    { id, name }: Pick<Store, 'id' | 'name'>,
    isSo: () => Promise<boolean>,
  ): Promise<void> {
    const end = performance.now() + TIMEOUT_MS;
    for (;;) {
      // Heard of while it is being asked, it has to be asked again.
      const heard = this.#listen(id);
      if (await isSo()) {
        this.#waiting.delete(id);
        return;
      }
      if (performance.now() > end) {
        throw new Error(`Waited ${TIMEOUT_MS} ms in vain for ${name}`);
      }
      await heard;
    }
  }

  stop(): void {
    this.#feed.close();
  }

  #listen(id: string): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ASK_AGAIN_MS);
      this.#waiting.set(id, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
